using System.Globalization;
using System.Net;

namespace ServiceBlog.Templating.Tests;

/// <summary>What is printed need not become a string first; it has to be the same as if it did.</summary>
public sealed class PrintingTests : TemplateTest
{
    [Theory]
    [InlineData("'<b>' | html.escape")]
    [InlineData("'<b>' | html.escape | html.escape | html.escape")]
    [InlineData("'<b> & \"c\"' | string.truncate 6 | html.escape")]
    [InlineData("'<b>\U0001F600 & \u00e4\u0144 <' | string.truncate 9 '<' | html.escape")]
    [InlineData("'  <b>  ' | string.strip | html.escape | string.truncate 5")]
    [InlineData("1.5 | math.format '0.00' | html.escape")]
    [InlineData("1.5 | math.format \"'<'0.00\" | html.escape")]
    [InlineData("1.5 | math.format 'N2' 'de-DE' | html.escape")]
    [InlineData("null | html.escape")]
    [InlineData("7 | html.escape")]
    [InlineData("[1, '<'] | html.escape")]
    [InlineData("upper '<b>' | html.escape")]
    [InlineData("html.escape text: '<b>'")]
    [InlineData("html.escape ^['<b>']")]
    [InlineData("include 'item' | html.escape")]
    [InlineData("string.truncate text: '<bold>' length: 4 | html.escape")]
    public void A_printed_value_is_the_value(string expression) =>
        Render($"{{{{ {expression} }}}}").ShouldBe(Render($"{{{{ $value = {expression}; $value }}}}"));

    [Theory]
    [InlineData("{{ func f; '<i>'; ret '<b>'; end }}{{ f | html.escape }}", "<i>&lt;b&gt;")]
    [InlineData("{{ func f; '<i>'; ret '<b>'; end }}{{ f | string.truncate 9 | html.escape }}", "<i>&lt;b&gt;")]
    [InlineData("{{ func f; '<i>'; ret '<b>'; end }}{{ f | html.escape | html.escape }}", "<i>&amp;lt;b&amp;gt;")]
    [InlineData("{{ func f; '<i>'; ret 9; end }}{{ '<b>' | string.truncate f | html.escape }}", "<i>&lt;b&gt;")]
    public void What_an_argument_prints_is_not_part_of_the_value(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Fact]
    public void Escaped_text_is_that_of_the_platform()
    {
        const string Characters = "ab <>&\"'\u007f\u0080\u009f\u00a0\u00e4\u00ff\u0100\u0144\u4e2d\ud83d\ude00\ud83d";
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var text = new string(random.GetItems<char>(Characters, random.Next(40)));
            var model = new ScriptObject { ["text"] = text };
            Template.Parse("{{ text | html.escape }}", "page").Render(model).ShouldBe(WebUtility.HtmlEncode(text));
            Template.Parse("{{ text | string.strip | html.escape }}", "page").Render(model)
                .ShouldBe(WebUtility.HtmlEncode(text.Trim()));
        }
    }

    [Fact]
    public void Numbers_are_those_of_the_platform()
    {
        string[] formats = ["0", "0.0", "0.00", "0.000000", "0.0000000", "F0", "F2", "f9", "N2", "0.##", "00.00", "0.00 kg", "R", ""];
        var templates = formats.Select(format => Template.Parse($"{{{{ number | math.format '{format}' }}}}", "page")).ToArray();
        var plain = Template.Parse("{{ number }}", "page");
        foreach (var number in Numbers())
        {
            var model = new ScriptObject { ["number"] = number };
            plain.Render(model).ShouldBe(number.ToString(CultureInfo.InvariantCulture));
            for (var index = 0; index < formats.Length; index++)
            {
                templates[index].Render(model).ShouldBe(
                    number.ToString(formats[index], CultureInfo.InvariantCulture),
                    $"{number:R} as {formats[index]}");
            }
        }
    }

    [Theory]
    [InlineData("0.00", "12.00")]
    [InlineData("F3", "12.000")]
    [InlineData("0", "12")]
    public void A_whole_number_gets_its_decimals(string format, string expected) =>
        Render($"{{{{ 12 | math.format '{format}' }}}}").ShouldBe(expected);

    private static IEnumerable<double> Numbers()
    {
        double[] special =
        [
            0, -0.0, 1, -1, 0.1, 0.01, -0.01, 0.005, 1.005, 2.675, 0.29, 1e-5, 1e-4, 1.00005, 99999.99995, 1e15, 999999999999.99, 1e21,
            9007199254740993, 0.1 + 0.2, double.NaN, double.PositiveInfinity, double.MaxValue, double.Epsilon,
        ];
        var random = new Random(1);
        return
        [
            .. special,
            .. Enumerable.Range(0, 3000).Select(index => Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, index % 16), index % 8)),
            .. Enumerable.Range(0, 1000).Select(_ => random.NextDouble() * 1e6),
            .. Enumerable.Range(0, 1000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())),
        ];
    }
}
