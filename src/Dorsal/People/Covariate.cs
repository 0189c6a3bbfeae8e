namespace Dorsal.People;

/// <summary>What can be known of a person before any test: columns of a population table.</summary>
public enum Covariate
{
    /// <summary>Age in years.</summary>
    Age,

    /// <summary>1 woman, 0 man.</summary>
    Female,

    /// <summary>1 smokes, 0 does not.</summary>
    Smoking,

    /// <summary>Adverse experiences in childhood, a count.</summary>
    Adversity,

    /// <summary>Neuroticism, z.</summary>
    Neuroticism,

    /// <summary>Trait catastrophising, z.</summary>
    Catastrophising,

    /// <summary>Expectation that pain will stay, z.</summary>
    Expectation,

    /// <summary>Sleep problems, z.</summary>
    SleepProblems,

    /// <summary>Socio-economic status, z.</summary>
    Status,

    /// <summary>Physical activity, z.</summary>
    Activity,

    /// <summary>Body mass index, z.</summary>
    BodyMass,

    /// <summary>Heaviness of work, z.</summary>
    Work,

    /// <summary>Takes pain medication regularly, 1 or 0.</summary>
    Medication,

    /// <summary>Depression as a diagnosis, 1 or 0.</summary>
    Depression,

    /// <summary>Widespread pain, 1 or 0.</summary>
    WidespreadPain,

    /// <summary>Diabetes, 1 or 0.</summary>
    Diabetes,

    /// <summary>Neuropathy, 1 or 0.</summary>
    Neuropathy,
}
