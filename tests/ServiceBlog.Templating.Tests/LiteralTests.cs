namespace ServiceBlog.Templating.Tests;

public sealed class LiteralTests : TemplateTest
{
    [Theory]
    [InlineData("{{ \"\\u0041\\x42\\t\\'\\\"\\\\\" }}", "AB\t'\"\\")]
    [InlineData("{{ 'it\\'s \\n' }}", "it's \n")]
    [InlineData("{{ \"two\nlines\" }}", "two\nlines")]
    [InlineData("{{ '' }}", "")]
    [InlineData("{{ \"joined \\\nline\" }}", "joined line")]
    public void Strings_decode_their_escapes(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ `a\\s+\"b` }}", "a\\s+\"b")]
    [InlineData("{{ `a``b` }}", "a`b")]
    [InlineData("{{ `` }}", "")]
    public void Verbatim_strings_decode_nothing(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ $\"three {1 + 2} and {\"Hello\"}\" }}", "three 3 and Hello")]
    [InlineData("{{ $'{name}' }}", "foo")]
    [InlineData("{{ $\"{$'{1}'}{ {a: 1}.a }\" }}", "11")]
    [InlineData("{{ $\"\\{x\\} {null}\" }}", "{x} ")]
    [InlineData("{{ $'' }}", "")]
    [InlineData("{{ $\"{name | upper}\" }}", "FOO")]
    [InlineData("{{ x = $\"<{ [1, 'a'] }>\"; x }}", "<[1, \"a\"]>")]
    public void Interpolated_strings_evaluate_what_is_in_braces(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 100 }}", "100")]
    [InlineData("{{ 1e3 }}", "1000")]
    [InlineData("{{ 0x1ef }}", "495")]
    [InlineData("{{ 0x80000000 }}", "-2147483648")]
    [InlineData("{{ 0x80000000u }}", "2147483648")]
    [InlineData("{{ 0b1011 }}", "11")]
    [InlineData("{{ 9223372036854775807 }}", "9223372036854775807")]
    [InlineData("{{ 123456789012345678901234567890 }}", "123456789012345678901234567890")]
    [InlineData("{{ 5u }}", "5")]
    public void Integers_can_be_decimal_hexadecimal_or_binary(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 100.5 }}", "100.5")]
    [InlineData("{{ 0.1 + 0.2 }}", "0.30000000000000004")]
    [InlineData("{{ 1.0e3 }}", "1000")]
    [InlineData("{{ 1.5e-3 }}", "0.0015")]
    [InlineData("{{ 100.25f }}", "100.25")]
    [InlineData("{{ 100.25d }}", "100.25")]
    [InlineData("{{ 100.10m }}", "100.10")]
    [InlineData("{{ 1.5e300 }}", "1.5E+300")]
    public void Floats_print_so_that_they_read_back(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ true }} {{ false }}", "true false")]
    [InlineData("[{{ null }}]", "[]")]
    public void Constants_have_names(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
