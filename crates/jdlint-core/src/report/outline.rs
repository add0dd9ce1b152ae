//! What a posting says, as a reader wants it. In: facts. Out: the `outline` of the JSON contract.

use crate::text::TextRange;

/// The facts of a posting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// The job title.
    pub title: Option<Quote>,
    /// The level of the job.
    pub seniority: Seniority,
    /// Every [`Kind`] once, in their order.
    pub present: Vec<KindPresence>,
    /// Blocks in reading order, not overlapping.
    pub sections: Vec<OutlineSection>,
    /// Results that the holder of the job is to bring.
    pub outcomes: Vec<Outcome>,
    /// Demands that name years, a degree or a certificate.
    pub requirements: Vec<Requirement>,
    /// Every item of the lists of demands.
    pub items: Vec<Demand>,
    /// How many distinct demands are required.
    pub required_items: u32,
    /// The small facts.
    pub facts: PostingFacts,
    /// What the job pays.
    pub pay: Option<Pay>,
}

/// Words of the posting and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Their place (bytes).
    pub range: TextRange,
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word that stands for it in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

words! {
    /// What a part of a posting is about. The words' meanings are those of the JSON contract.
    Kind {
        /// The job title.
        Title = "title",
        /// What the job is, in a few sentences.
        Summary = "summary",
        /// The employer and its culture.
        AboutCompany = "about_company",
        /// What the holder of the job does.
        Responsibilities = "responsibilities",
        /// What the holder of the job is to achieve.
        Outcomes = "outcomes",
        /// What an applicant must bring.
        Requirements = "requirements",
        /// What is welcome but not needed.
        Preferred = "preferred",
        /// Degrees and schooling.
        Education = "education",
        /// What the job pays.
        Pay = "pay",
        /// What comes with the job besides pay.
        Benefits = "benefits",
        /// Where the work is done.
        Location = "location",
        /// Full-time, permanent, contract and the like.
        EmploymentType = "employment_type",
        /// Working hours.
        Hours = "hours",
        /// Whom the job reports to, who reports to it.
        ReportingLine = "reporting_line",
        /// What happens after applying.
        HiringProcess = "hiring_process",
        /// How to apply.
        HowToApply = "how_to_apply",
        /// Until when to apply.
        Deadline = "deadline",
        /// The equal-opportunity statement.
        Eeo = "eeo",
    }
}

words! {
    /// Is something in the posting?
    Presence {
        /// In a form that a candidate can use.
        Yes = "yes",
        /// Mentioned, but empty.
        Vague = "vague",
        /// Not at all.
        No = "no",
    }
}

words! {
    /// The level of a job.
    #[derive(Default)]
    Seniority {
        /// Intern, trainee, junior, graduate.
        Entry = "entry",
        /// In between.
        Mid = "mid",
        /// Senior, staff, principal.
        Senior = "senior",
        /// Leads people.
        Lead = "lead",
        /// Director and above.
        Executive = "executive",
        /// Nothing says.
        #[default]
        Unstated = "unstated",
    }
}

words! {
    /// Must one have it, or would it be nice?
    Modality {
        /// A gate.
        Required = "required",
        /// A wish.
        Preferred = "preferred",
    }
}

words! {
    /// A level of schooling, lowest first.
    Degree {
        /// Secondary school.
        HighSchool = "high_school",
        /// Two years of college.
        Associate = "associate",
        /// Bachelor's degree.
        Bachelor = "bachelor",
        /// Master's degree.
        Master = "master",
        /// Doctorate.
        Doctorate = "doctorate",
        /// A degree of unnamed level.
        AnyDegree = "any_degree",
    }
}

words! {
    /// Can one check whether an outcome was reached?
    Verdict {
        /// Yes: what is measured, a value, a time.
        Measurable = "measurable",
        /// No: something is missing.
        Vague = "vague",
    }
}

words! {
    /// The parts that make an outcome measurable.
    OutcomePart {
        /// The value to reach.
        Target = "target",
        /// What the value counts.
        Unit = "unit",
        /// By when or how often.
        Timeframe = "timeframe",
        /// Where it starts from.
        Baseline = "baseline",
    }
}

words! {
    /// Where the work is done.
    WorkMode {
        /// At the employer's place.
        Onsite = "onsite",
        /// Partly at home.
        Hybrid = "hybrid",
        /// From anywhere agreed.
        Remote = "remote",
    }
}

words! {
    /// What kind of contract it is.
    EmploymentType {
        /// Full-time.
        FullTime = "full_time",
        /// Part-time.
        PartTime = "part_time",
        /// Permanent.
        Permanent = "permanent",
        /// For a limited time.
        Temporary = "temporary",
        /// Contract or freelance work.
        Contract = "contract",
        /// An internship, apprenticeship or traineeship.
        Internship = "internship",
        /// Seasonal or casual work.
        Casual = "casual",
        /// Unpaid.
        Volunteer = "volunteer",
    }
}

words! {
    /// The time that a pay figure is for.
    PayPeriod {
        /// An hour.
        Hour = "hour",
        /// A day.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

/// Whether one kind of content is there, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindPresence {
    /// The kind.
    pub kind: Kind,
    /// Is it there?
    pub presence: Presence,
    /// Where (bytes); empty when it is not.
    pub ranges: Vec<TextRange>,
}

/// One block of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineSection {
    /// What it is about; nothing for "other".
    pub kind: Option<Kind>,
    /// Its heading as written.
    pub heading: Option<String>,
    /// Heading and body (bytes).
    pub range: TextRange,
}

/// A result that the holder of the job is to bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The words.
    pub text: String,
    /// Their place (bytes).
    pub range: TextRange,
    /// Could one check it?
    pub verdict: Verdict,
    /// 0 activity, 1 metric, 2 direction, 3 target and unit, 4 time frame, 5 baseline or source.
    pub level: u8,
    /// What is not said.
    pub missing: Vec<OutcomePart>,
    /// Id of the KPI that it names.
    pub kpi: Option<&'static str>,
    /// The measure, as written.
    pub metric: Option<String>,
    /// The value to reach, as written.
    pub target: Option<String>,
    /// By when or how often, as written; nothing where a heading above says it.
    pub timeframe: Option<String>,
}

/// An item of a list of demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// The words.
    pub text: String,
    /// Their place (bytes).
    pub range: TextRange,
    /// Must one have it?
    pub modality: Modality,
}

/// A demand that names years, a degree or a certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The words.
    pub text: String,
    /// Their place (bytes).
    pub range: TextRange,
    /// A gate or a wish.
    pub modality: Modality,
    /// The least years asked.
    pub years_min: Option<f64>,
    /// The most years named.
    pub years_max: Option<f64>,
    /// What the years are to be years of.
    pub years_of: Option<String>,
    /// The level of schooling asked.
    pub degree: Option<Degree>,
    /// Does something else do in place of the degree? Nothing when no degree is asked.
    pub equivalent_accepted: Option<bool>,
    /// Certificates and licences asked.
    pub certifications: Vec<String>,
}

/// The small facts of a posting; nothing where it does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PostingFacts {
    /// Who hires.
    pub employer: Option<String>,
    /// Places of work.
    pub locations: Vec<String>,
    /// On site, hybrid or remote.
    pub work_mode: Option<WorkMode>,
    /// Kind of contract.
    pub employment_type: Option<EmploymentType>,
    /// Working hours as written.
    pub hours: Option<String>,
    /// Day of publication as written.
    pub posted: Option<String>,
    /// Last day to apply as written.
    pub deadline: Option<String>,
    /// Where to apply: an address, a link or the instruction.
    pub apply: Option<String>,
}

/// What a job pays.
#[derive(Debug, Clone, PartialEq)]
pub struct Pay {
    /// The words.
    pub text: String,
    /// Their place (bytes).
    pub range: TextRange,
    /// The lowest figure.
    pub min: Option<f64>,
    /// The highest figure.
    pub max: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<&'static str>,
    /// What time the figures are for.
    pub period: Option<PayPeriod>,
}
