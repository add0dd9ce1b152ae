// A posting of our own with faults of many kinds, for "Try an example". In: nothing. Out: its text.

export const SAMPLE = `# IT Technical Manager 🚀

Sample Waterworks Software builds water-quality software for forty city utilities. They run in eleven countries.

## What you will do

- Lead the platform team of eight
- Drive operational excellence
- Improve customer satisfaction
- Other duties as assigned

## How success is measured

- System uptime: keep availability high
- Employee retention at 90 %
- Improve delivery speed by 20 %

## What you bring

- Bachelor's degree in computer science
- 15+ years of experience with Kubernetes
- PMP, CISSP and CISA certification
- German is a plus

## What we offer

- Competitive salary
- 28 days of annual leave and a pension

Apply to jobs@waterworks.example by [date].
`;
