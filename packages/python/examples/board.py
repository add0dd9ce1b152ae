# %% [markdown]
# # What a job board's postings lack, month by month
#
# Opens as a notebook in editors that know cells (`# %%`), and runs as a program:
#
#     pip install 'jdlint[arrow]' matplotlib
#     python board.py jobs.jsonl board.png
#
# Without arguments it makes its own postings. Its columns are `id`, `title`, `posted` and `description`.

# %%
import json
import sys
from collections import Counter, defaultdict

import matplotlib.pyplot as plt
import pyarrow as pa
import pyarrow.json
from made_postings import postings

from jdlint.arrow import check_table

jobs_file, plot_file = (sys.argv[1:] + [None, None])[:2] if __name__ == "__main__" else (None, None)
jobs = pyarrow.json.read_json(jobs_file) if jobs_file else pa.Table.from_pylist(list(postings(1_200)))

# %% [markdown]
# All processors check; a row stays a row. The day to judge by is fixed, so that the numbers are the same tomorrow.

# %%
checked = check_table(jobs, text="description", title="title", today="2026-11-29")
checked.select(["id", "score", "errors", "warnings", "infos"]).slice(0, 5).to_pylist()

# %% [markdown]
# Which findings are frequent? `findings` has the JSON of each row.

# %%
rows = checked.to_pylist()
found = [{finding["rule"] for finding in json.loads(row["findings"] or "[]")} for row in rows]
Counter(rule for rules in found for rule in rules).most_common(8)

# %% [markdown]
# Three questions by month: is pay missing, is an outcome vague, is a demand inflated? (A day read from a file is no text.)

# %%
QUESTIONS = {
    "no pay": {"missing-pay", "pay-vague"},
    "a vague outcome": {"comparative-without-baseline", "kpi-without-target", "vague-outcome-verb"},
    "an inflated demand": {"years-excessive", "degree-above-occupation", "entry-level-experience"},
}
months = defaultdict(list)
for row, rules in zip(rows, found):
    months[str(row["posted"])[:7]].append((row["score"], rules))
scores = {month: [score for score, _ in of if score is not None] for month, of in sorted(months.items())}
shares = {
    question: [100 * sum(bool(rules & of) for _, rules in months[month]) / len(months[month]) for month in scores]
    for question, of in QUESTIONS.items()
}

# %%
figure, (above, below) = plt.subplots(2, 1, figsize=(8, 6), sharex=True, layout="constrained")
places = range(len(scores))
for (question, values), style in zip(shares.items(), ["-o", "--s", ":^"]):
    above.plot(places, values, style, label=question)
above.set(ylabel="% of postings", ylim=(0, 100), title=f"{len(rows):,} postings by month")
above.legend(loc="upper right", ncols=3, frameon=False)
below.boxplot(list(scores.values()), positions=places, tick_labels=list(scores), showfliers=False)
below.set(ylabel="score", ylim=(0, 100))
below.tick_params("x", rotation=45)
for axes in (above, below):
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
if plot_file:
    figure.savefig(plot_file, dpi=120)
