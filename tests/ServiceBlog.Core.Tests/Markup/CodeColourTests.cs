using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Code can be read in both colour schemes, by the measure of WCAG: 4.5:1 between a word and its ground.</summary>
public sealed partial class CodeColourTests
{
    private static readonly string Root = typeof(CodeColourTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string Css = ReadCss("code.css");

    private static readonly Dictionary<string, string[]> Colours = Token().Matches(ReadCss("tokens.css"))
        .ToDictionary(match => match.Groups["name"].Value, match => new[] { match.Groups["light"].Value, match.Groups["dark"].Value });

    [Theory]
    [InlineData("raised")] // of a block of code
    [InlineData("tint")] // of a marked line
    [InlineData("paper")] // of what a template prints
    public void Each_kind_of_word_stands_out_from(string ground)
    {
        foreach (var colour in Coloured().Matches(Css).Select(match => match.Groups["colour"].Value).Append("ink"))
        {
            foreach (var scheme in new[] { 0, 1 })
                Contrast(Colours[colour][scheme], Colours[ground][scheme]).ShouldBeGreaterThanOrEqualTo(4.5, $"{colour} on {ground}, scheme {scheme}");
        }
    }

    [Fact]
    public void Each_kind_of_word_has_a_colour()
    {
        var styled = Class().Matches(Css).Select(match => match.Value).ToHashSet();
        var sources = Path.Combine(Root, "src/ServiceBlog.Core/Markup/Code");
        var written = Directory.GetFiles(sources, "*.cs").SelectMany(file => Class().Matches(File.ReadAllText(file))).Select(match => match.Value).ToHashSet();

        written.ShouldBe(styled, ignoreOrder: true);
        written.Count.ShouldBe(10);
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>Relative luminance, as WCAG 2.2 defines it.</summary>
    private static double Luminance(string colour) => (0.2126 * Channel(colour, 0)) + (0.7152 * Channel(colour, 1)) + (0.0722 * Channel(colour, 2));

    private static double Channel(string colour, int index)
    {
        var value = int.Parse(colour.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static string ReadCss(string file) => File.ReadAllText(Path.Combine(Root, "themes/default/assets/css", file));

    [GeneratedRegex(@"--(?<name>[\w-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Token();

    [GeneratedRegex(@"hl-[^{]*\{ color: var\(--(?<colour>[\w-]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Coloured();

    [GeneratedRegex("hl-[a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Class();
}
