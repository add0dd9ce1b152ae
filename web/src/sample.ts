// A posting of our own with faults of many kinds, for "Try an example". In: nothing. Out: its text.

export const SAMPLE = `# Technical Manager (Rockstar Wanted!!) 🚀

Sample Waterworks Software builds water-quality software for forty city utilities. We are a young, energetic team and work like a family.

## What you will do

- Lead the platform team and its on-call rota
- Drive synergies across the organisation
- Help to improve security where possible
- Other duties as assigned

## How success is measured

- System uptime: keep availability high
- Employee retention at 90 %
- Improve delivery speed by 20 %

## What you bring

- Bachelor's degree in computer science
- 15+ years of experience with Kubernetes
- Native English speaker
- AWS, Azure, GCP, Terraform, Ansible, Kafka, Spark, Python, Go, Rust and Java
- Must be able to lift 50 pounds

## What we offer

- Competitive salary
- A fast-paced environment where you wear many hats

Apply to jobs@brightwater.example. He or she should be ready to start on [DATE].
`;
