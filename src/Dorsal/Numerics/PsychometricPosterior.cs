using MathNet.Numerics;

namespace Dorsal.Numerics;

/// <summary>The posterior of a <see cref="PsychometricFunction"/> on a grid of mu, ln(sigma) and g, which stands at equal parts of its prior.</summary>
internal sealed class PsychometricPosterior(IReadOnlyList<AnswersAt> answers, GuessPrior prior, double lapse)
{
    private const int Mus = 32;
    private const int Sigmas = 12;
    private const int Guesses = 6;
    private const int Grids = 3;

    // Cells with less of the highest column than this hold nothing that a 95 % interval shows.
    private const double Negligible = 1e-5;

    private double[] mass = [];
    private Axis mu = new(0, 1, Mus);
    private Axis logSigma = new(0, 1, Sigmas);
    private Axis part = new(0, 1, prior.IsCertain ? 1 : Guesses);
    private double[] guesses = [];

    public double GuessMean => mass.Select((p, cell) => p * guesses[cell % guesses.Length]).Sum();

    /// <summary>Finds the part of the ranges that holds the posterior, and its mass there.</summary>
    public void Settle((double Low, double High) mus, (double Low, double High) logSigmas)
    {
        (mu, logSigma) = (new Axis(mus.Low, mus.High, Mus), new Axis(logSigmas.Low, logSigmas.High, Sigmas));
        mass = Mass();
        for (var i = 1; i < Grids; i++)
        {
            (mu, logSigma, part) = (
                mu.Within(MuMargin(), Negligible),
                logSigma.Within(SigmaMargin(), Negligible),
                part.Within(PartMargin(), Negligible)
            );
            mass = Mass();
        }
    }

    public double MuQuantile(double probability) => mu.Quantile(MuMargin(), probability);

    public double LogSigmaQuantile(double probability) => logSigma.Quantile(SigmaMargin(), probability);

    public static double Phi(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>The share of yes where a share of the stimuli is felt.</summary>
    public static double Share(double guess, double lapse, double felt) =>
        guess + (Math.Max(0, 1 - guess - lapse) * felt);

    // Cell (mu, sigma, g) stands at (mu * Sigmas + sigma) * guesses + g.
    private double[] Mass()
    {
        guesses = [.. Enumerable.Range(0, part.Cells).Select(cell => prior.Quantile(part.At(cell)))];
        var logs = new double[Mus * Sigmas * guesses.Length];
        for (var pair = 0; pair < Mus * Sigmas; pair++)
        {
            var (middle, sigma) = (mu.At(pair / Sigmas), Math.Exp(logSigma.At(pair % Sigmas)));
            foreach (var (level, yes, no) in answers)
            {
                var felt = Phi((level - middle) / sigma);
                for (var g = 0; g < guesses.Length; g++)
                {
                    var share = Share(guesses[g], lapse, felt);
                    logs[(pair * guesses.Length) + g] += Weighed(yes, share) + Weighed(no, 1 - share);
                }
            }
        }

        var top = logs.Max();
        var total = logs.Sum(log => Math.Exp(log - top));
        return [.. logs.Select(log => Math.Exp(log - top) / total)];
    }

    // Far in a tail Phi is 0 in floating point; an answer there is only very unlikely.
    private static double Weighed(int count, double share) =>
        count == 0 ? 0 : count * Math.Log(Math.Max(share, 1e-300));

    private double[] MuMargin() => Margin(cell => cell / (Sigmas * guesses.Length), Mus);

    private double[] SigmaMargin() => Margin(cell => cell / guesses.Length % Sigmas, Sigmas);

    private double[] PartMargin() => Margin(cell => cell % guesses.Length, guesses.Length);

    private double[] Margin(Func<int, int> place, int length)
    {
        var margin = new double[length];
        for (var cell = 0; cell < mass.Length; cell++)
        {
            margin[place(cell)] += mass[cell];
        }

        return margin;
    }

    /// <summary>A range cut into cells.</summary>
    private sealed record Axis(double Low, double High, int Cells)
    {
        private double Step => (High - Low) / Cells;

        public double At(int cell) => Low + ((cell + 0.5) * Step);

        // One cell more on each side: the mass of a cell is taken at its middle.
        public Axis Within(double[] margin, double negligible)
        {
            var least = negligible * margin.Max();
            var first = Array.FindIndex(margin, p => p > least) - 1;
            var last = Array.FindLastIndex(margin, p => p > least) + 1;
            return this with
            {
                Low = Math.Max(Low, Low + (first * Step)),
                High = Math.Min(High, Low + ((last + 1) * Step)),
            };
        }

        public double Quantile(double[] margin, double probability)
        {
            var (below, cell) = (0.0, 0);
            while (cell < margin.Length - 1 && below + margin[cell] < probability)
            {
                below += margin[cell++];
            }

            return Low + ((cell + ((probability - below) / margin[cell])) * Step);
        }
    }
}
