using Dorsal.Laboratory.BodyImage;
using Dorsal.Laboratory.CuffAlgometry;
using Dorsal.Laboratory.DiscGrading;
using Dorsal.Laboratory.FlexionReflex;
using Dorsal.Laboratory.GreyMatter;
using Dorsal.Laboratory.HomeostaticPlasticity;
using Dorsal.Laboratory.MechanicalThresholds;
using Dorsal.Laboratory.MotorEvokedPotentials;
using Dorsal.Laboratory.MotorMap;
using Dorsal.Laboratory.MovementVariability;
using Dorsal.Laboratory.MuscleOnset;
using Dorsal.Laboratory.PainDiary;
using Dorsal.Laboratory.PainModulation;
using Dorsal.Laboratory.PainSensitivity;
using Dorsal.Laboratory.PalpationTenderness;
using Dorsal.Laboratory.PinprickSensitivity;
using Dorsal.Laboratory.Posturography;
using Dorsal.Laboratory.PressurePain;
using Dorsal.Laboratory.Questionnaires;
using Dorsal.Laboratory.RestingConnectivity;
using Dorsal.Laboratory.SensoryEvokedPotentials;
using Dorsal.Laboratory.Serum;
using Dorsal.Laboratory.StimulusResponse;
using Dorsal.Laboratory.TactileAcuity;
using Dorsal.Laboratory.TemporalSummation;
using Dorsal.Laboratory.ThermalThresholds;
using Dorsal.Laboratory.TonicPain;

namespace Dorsal.Laboratory;

/// <summary>All laboratory tests that there are, in the order of a report.</summary>
public static class TestCatalogue
{
    /// <summary>The tests.</summary>
    public static IReadOnlyList<ILaboratoryTest> Tests { get; } =
    [
        new ThermalThresholdTest(),
        new MechanicalThresholdTest(),
        new PinprickSensitivityTest(),
        new TemporalSummationTest(),
        new StimulusResponseTest(),
        new PressurePainTest(),
        new PalpationTendernessTest(),
        new CuffAlgometryTest(),
        new TonicPainTest(),
        new PainModulationTest(),
        new FlexionReflexTest(),
        new MotorEvokedPotentialTest(),
        new MotorMapTest(),
        new HomeostaticPlasticityTest(),
        new PosturographyTest(),
        new MovementVariabilityTest(),
        new MuscleOnsetTest(),
        new SensoryEvokedPotentialTest(),
        new RestingConnectivityTest(),
        new TouchDetectionTest(),
        new TwoPointTest(),
        new GraphaesthesiaTest(),
        new LocalisationTest(),
        new PointingTest(),
        new LateralityTest(),
        new BodyImageTest(),
        new GreyMatterTest(),
        new SerumPanelTest(),
        new DiscGradingTest(),
        new PainDiaryTest(),
    ];

    /// <summary>Ids of all tests that have findings: the tests, the composite of sensory tests, questionnaires.</summary>
    public static IReadOnlyList<string> WithFindings { get; } =
    [.. Tests.Select(test => test.Id), PainSensitivityComposite.TestId, InstrumentCatalogue.TestId];

    /// <summary>Ids of the tests whose protocol has fields in the table of parameters: all tests, and questionnaires.</summary>
    public static IReadOnlyList<string> WithProtocol { get; } =
    [.. Tests.Select(test => test.Id), InstrumentCatalogue.TestId];

    /// <summary>All outcomes by id, in the order of a profile: tests, the composite, questionnaires.</summary>
    public static IReadOnlyDictionary<string, Outcome> Outcomes { get; } =
        Tests
            .SelectMany(test => test.Outcomes)
            .Append(PainSensitivityComposite.Outcome)
            .Concat(InstrumentCatalogue.Outcomes)
            .ToDictionary(o => o.Id, StringComparer.Ordinal);

    /// <summary>The test with an id, or null.</summary>
    public static ILaboratoryTest? Find(string id) => Tests.FirstOrDefault(test => test.Id == id);

    /// <summary>Place of a test in the order of a report; unknown ones come last.</summary>
    internal static int OrderOf(string id)
    {
        for (var i = 0; i < Tests.Count; i++)
        {
            if (Tests[i].Id == id)
            {
                return i;
            }
        }

        return Tests.Count;
    }
}
