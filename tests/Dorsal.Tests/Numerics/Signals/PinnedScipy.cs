namespace Dorsal.Tests.Numerics.Signals;

/// <summary>
/// Numbers of scipy 1.10.1 (numpy 1.24.2, Debian's /usr/bin/python3) on the signal
/// x[i] = sin(0.37 i) + 0.3 cos(1.9 i) + 0.01 i, i = 0..39, at 100 Hz, made with
/// <code>
/// b, a = signal.butter(2, 10 / 50); signal.filtfilt(b, a, x)
/// w = tan(pi 10 / 100) / (sqrt(2) - 1) ** 0.25; b, a = signal.butter(2, arctan(w) / pi * 100 / 50)  # corrected
/// w = tan(pi 10 / 100) (sqrt(2) - 1) ** 0.25; b, a = signal.butter(2, arctan(w) / pi * 100 / 50, 'highpass')  # corrected
/// b, a = signal.iirnotch(20, 20 / 4, 100); signal.filtfilt(b, a, x)
/// signal.welch(x, 100, 'hann', nperseg)
/// signal.detrend(x)
/// </code>
/// </summary>
internal static class PinnedScipy
{
    public static readonly double[] Signal =
    [
        .. Enumerable.Range(0, 40).Select(i => Math.Sin(0.37 * i) + (0.3 * Math.Cos(1.9 * i)) + (0.01 * i)),
    ];

    public static readonly int[] Places = [0, 1, 7, 20, 38, 39];

    public static readonly double[] FiltfiltAtPlaces =
    [
        0.29955013097289523,
        0.5003241955635872,
        0.5296233429184722,
        1.010342233617851,
        1.2954718379055763,
        1.4358329146431226,
    ];

    public static readonly double[] CorrectedAtPlaces =
    [
        0.2986667620287183,
        0.48964413916856286,
        0.56994331598722,
        1.0615458891859564,
        1.3225433913343168,
        1.4279738024467896,
    ];

    /// <summary>nperseg = 20, even: the last line is the Nyquist frequency.</summary>
    public static readonly double[] Welch20 =
    [
        0.02322399625575657,
        0.07492484153436078,
        0.02684690596628615,
        0.0001028861402215225,
        4.6230595155127536e-06,
        0.001286441407670796,
        0.005989541576868994,
        0.0017214143230055504,
        5.058968950037197e-07,
        4.5165649639910415e-08,
        1.031349984361006e-08,
    ];

    /// <summary>nperseg = 15, odd.</summary>
    public static readonly double[] Welch15 =
    [
        0.0057957482724624206,
        0.042180256161653135,
        0.008339580823269114,
        4.991743760933316e-05,
        0.0031838819967577826,
        0.0033555236934228795,
        0.0001639551839288515,
        3.1667759178627425e-06,
    ];

    /// <summary>trapz(f P) / trapz(P) of the nperseg = 20 spectrum.</summary>
    public const double MeanFrequency = 7.485135571624192;

    /// <summary>At i = 0, 13, 39.</summary>
    public static readonly double[] Detrended = [0.10873060914304897, -0.8534645036768864, 1.02902001782448];

    public static readonly double[] HighPassAtPlaces =
    [
        -0.007900303974124029,
        -0.2166025188068737,
        0.35479988920908945,
        0.4748846333391046,
        -0.17256129763259215,
        -0.0021085384810662633,
    ];

    public static readonly double[] NotchAtPlaces =
    [
        0.2919123474154335,
        0.35177528148752935,
        0.827369940328534,
        1.3719900223644075,
        1.0862224557558917,
        1.4597957205756527,
    ];
}
