using System.Globalization;
using System.Text;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Rendering.Language;

/// <summary>
/// The program renders templates as the package does. Machine code drops what the package finds by reflection without a
/// word, so the gate runs these tests against the published program, which <c>SERVICEBLOG_PROGRAM</c> names; else they run
/// against the one that was built with them.
/// </summary>
public sealed class SameAsPackageTests : IDisposable
{
    private static readonly string Program = Environment.GetEnvironmentVariable("SERVICEBLOG_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "serviceblog" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_sample_of_the_language_prints_the_same()
    {
        var samples = LanguageSamples.Read();
        samples.Length.ShouldBeGreaterThan(500);

        Differences(new SampleSet("samples", LanguageSamples.Data, LanguageSamples.Partials, samples)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_example_of_the_guide_prints_the_same()
    {
        var sets = LanguageSamples.OfGuide().ToList();
        sets.Sum(set => set.Templates.Length).ShouldBeGreaterThan(150);

        sets.SelectMany(Differences).ShouldBeEmpty();
    }

    /// <summary>What the program prints otherwise than the package, or where it finds another mistake.</summary>
    private List<string> Differences(SampleSet set)
    {
        var folder = _folder[set.Name.Replace('/', '-') + "-" + Guid.NewGuid().ToString("N")];
        Write(folder, "data.json", set.Data);
        Directory.CreateDirectory(Path.Combine(folder, "partials"));
        foreach (var (name, text) in set.Partials)
            Write(folder, "partials/" + name, text);
        for (var i = 0; i < set.Templates.Length; i++)
            Write(folder, NameOf(i), set.Templates[i]);
        Directory.CreateDirectory(Path.Combine(folder, "out"));

        var run = ChildProcess.Run(
            Program, ["render", .. Enumerable.Range(0, set.Templates.Length).Select(NameOf), "--data", "data.json", "--include", "partials", "--output", "out"], folder);

        run.ExitCode.ShouldBeLessThan(2, run.Error);
        var package = new PackageRender(set);
        var errors = run.Error.Split('\n').Where(line => line.Contains(": error: ", StringComparison.Ordinal)).ToList();
        var differences = new List<string>();
        for (var i = 0; i < set.Templates.Length; i++)
        {
            var (text, error) = package.Render(set.Templates[i], NameOf(i));
            var path = Path.Combine(folder, "out", NameOf(i));
            var printed = File.Exists(path) ? File.ReadAllText(path) : null;
            if (AsFile(text) != printed || (error is not null && !errors.Exists(line => line.Replace("partials/", "", StringComparison.Ordinal).StartsWith(error + ":", StringComparison.Ordinal))))
                differences.Add($"{set.Templates[i]}\n  package: {text ?? error}\n  program: {printed ?? errors.Find(line => line.StartsWith(NameOf(i), StringComparison.Ordinal))}");
        }
        return differences;
    }

    /// <summary>Half a character is no text for a file.</summary>
    private static string? AsFile(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string NameOf(int sample) => sample.ToString("D4", CultureInfo.InvariantCulture) + ".txt";

    private static void Write(string folder, string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
