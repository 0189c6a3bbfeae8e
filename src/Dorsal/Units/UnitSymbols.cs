namespace Dorsal.Units;

/// <summary>What stands on an axis or in a table for a unit code.</summary>
internal static class UnitSymbols
{
    public static string Of(Unit unit) =>
        unit.Scale switch
        {
            UnitScale.NaturalLog => $"ln {Of(unit.Linear)}",
            UnitScale.Log10 => $"log₁₀ {Of(unit.Linear)}".TrimEnd(),
            _ when unit.Numerator is { } above && unit.Denominator is { } below => $"{Of(above)}/{Of(below)}",
            _ => unit.Code switch
            {
                "1" => "",
                "{z}" => "SD",
                "Cel" => "°C",
                "Cel{change}" => "Δ°C",
                "Cel/s" => "°C/s",
                "[degF]" => "°F",
                "[psi]" => "psi",
                "mm[Hg]" => "mmHg",
                "kgf/cm2" => "kgf/cm²",
                "N/cm2" => "N/cm²",
                "kgf/cm2/s" => "kgf/cm²/s",
                "N/cm2/s" => "N/cm²/s",
                "uV" => "µV",
                "uV.ms" => "µV·ms",
                "mV.ms" => "mV·ms",
                "mV.cm2" => "mV·cm²",
                "[deg]" => "°",
                "cm2" => "cm²",
                "mm2" => "mm²",
                "mm3" => "mm³",
                "cm3" => "cm³",
                "ug/mL" => "µg/mL",
                "{rating_0_100}" => "0–100",
                "{rating_0_10}" => "0–10",
                "{rating_0_200}" => "0–200",
                "{pixel}" => "px",
                "{pulse}" => "pulse",
                "{rating_0_100}.min" => "0–100 × min",
                "{rating_0_100}/min" => "0–100/min",
                "Cel/min" => "°C/min",
                "{grade}" or "{count}" or "{score}" => "",
                "unstated" => "?",
                var code => code,
            },
        };
}
