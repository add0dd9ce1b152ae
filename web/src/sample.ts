// A posting of our own with faults of many kinds, for "Try an example". In: nothing. Out: its text.

export const SAMPLE = `# Technical Manager (Rockstar Wanted!!) 🚀

Brightwater Analytics builds water-quality software for forty city utilities. We are a young, energetic team
and work like a family.

## What you will do

- Own the uptime of our monitoring platform
- Improve delivery speed
- Drive synergies across the organisation
- Responsible for on-call
- Other duties as assigned

## What you bring

- Bachelor's degree in computer science
- 10+ years of experience with Kubernetes and at least 5 years of people management
- Native English speaker
- AWS, Azure, GCP, Terraform, Ansible, Kafka, Spark, Python, Go, Rust and Java
- Must be able to lift 50 pounds
- Clean driving licence

## What we offer

- Competitive salary
- Fast-paced environment where you wear many hats
- Unlimited pizza

Apply ASAP to jobs@brightwater.example. He or she should be ready to start on [DATE].
`;
