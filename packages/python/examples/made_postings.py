"""Made postings, for examples and tests: as many as wanted, the same ones each time, and none that somebody wrote.

    python made_postings.py 1000 > jobs.jsonl

Each is a dictionary with `id`, `title`, `posted` (a day of 2026) and `description`. Some lack sections, some ask for too much; pay
is stated the more often, the later in the year, so that a plot has something to show.
"""

from __future__ import annotations

import json
import random
import sys
from typing import Dict, Iterator

JOBS = {
    "Warehouse Operative": ("warehouse", "pallets", "picking accuracy", "a forklift licence", (24, 29)),
    "Payroll Clerk": ("payroll office", "payslips", "payroll error rate", "a payroll certificate", (27, 34)),
    "Registered Nurse": ("surgical ward", "patients", "patient satisfaction", "a nursing licence", (33, 41)),
    "Software Engineer": ("platform team", "services", "incident rate", "a degree in computer science", (48, 66)),
    "Store Manager": ("high-street store", "shelves", "monthly sales", "a manager's certificate", (31, 39)),
    "Service Technician": ("field team", "heating systems", "first-visit repair rate", "a gas licence", (30, 37)),
    "Primary Teacher": ("primary school", "lessons", "attendance", "a teaching qualification", (32, 44)),
    "Data Analyst": ("reporting team", "dashboards", "report turnaround", "a degree in statistics", (38, 49)),
}
EMPLOYERS = ["Harbour & Field", "Northway", "Brightwell Trust", "Tern Logistics", "Old Mill Group"]
TERMS = ["Full-time, permanent, 37.5 hours a week", "Part-time, 24 hours a week, Monday to Wednesday", "Fixed term, 12 months, 40 hours"]
TOWNS = ["Leeds", "Bristol", "Cork", "Halifax", "Denver", "Austin", "Perth", "Wellington"]
OPENINGS = [
    "You will join a {place} of {people} people in {town} and look after {things} from the first day.",
    "Our {place} in {town} has grown to {people} people, and {things} need one more pair of hands.",
    "At {employer} you plan {things} with {people} colleagues, so that {town} gets them on time.",
    "Rockstar wanted: the {place} in {town} is a family that works hard and plays hard.",
]
DUTIES = [
    "Plan {things} for the week with the shift lead",
    "Keep records of {things} and tell the lead what is missing by noon each day",
    "Raise {measure} from 91 % to 96 % within 12 months",
    "Improve {measure}",
    "Drive excellence across {things}",
    "Train one new colleague each quarter",
    "Answer questions about {things} within one working day",
    "Cut the time that {things} wait from 3 days to 1 by the end of the second quarter",
    "Check {things} against the list before they leave the {place}",
    "Other duties as assigned",
]
DEMANDS = [
    "{years} years of experience with {things}",
    "Bring {proof}",
    "Excellent communication skills",
    "Bachelor's degree required",
    "Able to lift 20 kg with help of a trolley",
    "Written English good enough for shift notes",
    "Must be a digital native",
    "Two references from the last five years",
]
DAYS = [
    "A day begins at eight with a short talk about what came in overnight. Until ten you work through the list with one colleague; "
    "then the {place} opens, and people come with questions. Afternoons are for {things} that take longer, and nobody is asked to "
    "stay after half past four without a swap that both sides like.",
    "You report to the head of the {place}, who has done the job for six years and still does it on Fridays. In the first month "
    "you go along with someone; from the second on you have your own part of {things}. After half a year we look together at "
    "{measure} and at what you would like to learn.",
    "The {place} has moved twice in three years, and its ways of working with it. What stayed is that whoever sees a problem with "
    "{things} may stop the line, and that {measure} hangs on the wall for all to see.",
]
CLOSINGS = [
    "Send a CV to jobs@example.org by {deadline}. We answer within a week, and interviews are held in {town}.",
    "Apply at https://example.org/jobs. Tell us if you need an adjustment for the interview.",
    "We welcome applicants whatever their age, sex, race, religion or disability, and adjust the interview to their needs.",
    "",
]


def posting(number: int) -> Dict[str, str]:
    """The posting of that number, from 0."""
    chance = random.Random(number)
    job = chance.choice(list(JOBS))
    place, things, measure, proof, pay = JOBS[job]
    month = 1 + number % 12
    words = {
        "place": place,
        "things": things,
        "measure": measure,
        "proof": proof,
        "employer": chance.choice(EMPLOYERS),
        "town": chance.choice(TOWNS),
        "people": chance.randint(5, 60),
        "years": chance.choice([1, 2, 3, 5, 8, 10]),
        "deadline": f"2026-{month:02}-28",
    }
    sections = [f"# {job}"]
    if chance.random() < 0.85:
        sections += ["{employer}, {town}. " + chance.choice(TERMS) + "."]
    sections += [chance.choice(OPENINGS), *chance.sample(DAYS, chance.randint(1, 3))]
    sections += ["## What you will do", bullets(chance, DUTIES, 4, 8)]
    if chance.random() < 0.9:
        sections += ["## What you bring", bullets(chance, DEMANDS, 3, 6)]
    if chance.random() < 0.3 + 0.05 * month:
        low, high = pay
        sections += ["## Pay", f"£{low + chance.randint(0, 3)},000 to £{high},000 a year, paid monthly, with a pension."]
    if chance.random() < 0.7:
        sections += ["## What we offer", "- 28 days of leave\n- Shifts known four weeks ahead\n- A course of your choice each year"]
    sections += ["## How to apply", chance.choice(CLOSINGS)]
    return {
        "id": f"job-{number:07}",
        "title": job,
        "posted": f"2026-{month:02}-{1 + number // 12 % 28:02}",
        "description": "\n\n".join(sections).format(**words),
    }


def bullets(chance: random.Random, lines: list[str], fewest: int, most: int) -> str:
    return "\n".join(f"- {line}" for line in chance.sample(lines, chance.randint(fewest, most)))


def postings(count: int) -> Iterator[Dict[str, str]]:
    """So many postings."""
    return map(posting, range(count))


if __name__ == "__main__":
    for made in postings(int(sys.argv[1])):
        print(json.dumps(made, ensure_ascii=False))
