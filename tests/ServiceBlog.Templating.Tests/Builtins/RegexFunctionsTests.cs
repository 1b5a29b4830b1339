namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class RegexFunctionsTests : BuiltinsTest
{
    [Theory]
    [InlineData("""{{ "(abc.*)" | regex.escape }}""", @"\(abc\.\*\)")]
    [InlineData("""{{ "this is a text123" | regex.match `(\w+) a ([a-z]+\d+)` }}""", """["is a text123", "is", "text123"]""")]
    [InlineData("""{{ "this is a text123" | regex.matches `(\w+)` }}""", """[["this", "this"], ["is", "is"], ["a", "a"], ["text123", "text123"]]""")]
    [InlineData("""{{ "abbbbcccd" | regex.replace "b+c+" "-Yo-" }}""", "a-Yo-d")]
    [InlineData("""{{ "a, b   , c,    d" | regex.split `\s*,\s*` }}""", """["a", "b", "c", "d"]""")]
    [InlineData("""{{ "\\(abc\\.\\*\\)" | regex.unescape }}""", "(abc.*)")]
    public void Every_documented_example_gives_its_documented_output(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ 'ABC' | regex.match 'b' }}{{ 'ABC' | regex.match 'b' 'i' }}", "[][\"B\"]")]
    [InlineData("{{ \"a\\nb\" | regex.matches '^.' options: 'm' }}", "[[\"a\"], [\"b\"]]")]
    [InlineData("{{ \"a\\nb\" | regex.match 'a.b' 's' | array.size }}", "1")]
    [InlineData("{{ 'ab' | regex.match 'a b # comment' 'x' }}", "[\"ab\"]")]
    [InlineData("{{ 'John Smith' | regex.replace `(\\w+) (\\w+)` '$2 $1' }}", "Smith John")]
    [InlineData("{{ 'abc' | regex.replace 'x' 'y' }}", "abc")]
    [InlineData("{{ 'abc' | regex.replace '' '-' }}", "-a-b-c-")]
    [InlineData("{{ 'abab' | regex.replace `(?<=a)b` 'X' }}", "aXaX")]
    [InlineData("{{ 'abab' | regex.match `(ab)\\1` }}", "[\"abab\", \"ab\"]")]
    [InlineData("{{ null | regex.match 'a' }}{{ null | regex.split ',' }}", "[][\"\"]")]
    [InlineData("{{ 'a1b22c' | regex.split `(\\d)(x)?` }}", "[\"a\", \"1\", \"b\", \"2\", \"\", \"2\", \"c\"]")]
    [InlineData("{{ 'abc' | regex.split '' }}", "[\"\", \"a\", \"b\", \"c\", \"\"]")]
    [InlineData("{{ 'a' | regex.match '(a)(b)?' }}", "[\"a\", \"a\", \"\"]")]
    public void Patterns_and_their_options_are_those_of_dotnet(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ 'a' | regex.match '(' }}", "Not enough )")]
    [InlineData("{{ 'a' | regex.match 'a' 'g' }}", "Unknown option `g`")]
    [InlineData("{{ 'a' | regex.replace 'a' '$99999999999' }}", "Invalid pattern")]
    [InlineData("{{ '\\\\x' | regex.unescape }}", "escapes")]
    public void A_wrong_argument_is_reported(string template, string message) =>
        ErrorOf(template).ShouldContain(message);

    [Fact]
    public void A_pattern_that_backtracks_without_end_is_cut_off() => ErrorOf(
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | regex.match `^(a+)+(?=b)` }}",
        RenderLimits.Default with { RegexTimeout = TimeSpan.FromMilliseconds(50) }).ShouldContain("0.05 s");

    [Fact]
    public void A_pattern_that_would_backtrack_without_end_need_not() =>
        Render("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | regex.match `^(a+)+b` }}").ShouldBe("[]");
}
