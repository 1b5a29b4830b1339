using System.Globalization;

namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class StringFunctionsTests : BuiltinsTest
{
    [Theory]
    [InlineData("""{{ "Hel\tlo\n\"W\\orld" | string.escape }}""", """Hel\tlo\n\"W\\orld""")]
    [InlineData("""{{ "Hello" | string.append " World" }}""", "Hello World")]
    [InlineData("""{{ "test" | string.capitalize }}""", "Test")]
    [InlineData("""{{ "This is easy" | string.capitalizewords }}""", "This Is Easy")]
    [InlineData("""{{ "This is easy" | string.contains "easy" }}""", "true")]
    [InlineData("""{{ "" | string.empty }}""", "true")]
    [InlineData("""{{ "" | string.whitespace }}""", "true")]
    [InlineData("""{{ "TeSt" | string.downcase }}""", "test")]
    [InlineData("""{{ "This is easy" | string.ends_with "easy" }}""", "true")]
    [InlineData("""{{ "Scriban" | string.equals_ignore_case "SCRIBAN" }}""", "true")]
    [InlineData("""{{ '100% M & Ms!!!' | string.handleize  }}""", "100-m-ms")]
    [InlineData("""{{ 'Hello\n"World"' | string.literal }}""", """
        "Hello\n\"World\""
        """)]
    [InlineData("""{{ '   too many spaces' | string.lstrip  }}""", "too many spaces")]
    [InlineData("""{{ 7 | string.pluralize 'product' 'products' }}""", "products")]
    [InlineData("""{{ "World" | string.prepend "Hello " }}""", "Hello World")]
    [InlineData("""{{ "Hello, world. Goodbye, world." | string.remove "world" }}""", "Hello, . Goodbye, .")]
    [InlineData("""{{ "Hello, world. Goodbye, world." | string.remove_first "world" }}""", "Hello, . Goodbye, world.")]
    [InlineData("""{{ "Hello, world. Goodbye, world." | string.remove_last "world" }}""", "Hello, world. Goodbye, .")]
    [InlineData("""{{ "Hello, world. Goodbye, world." | string.replace "world" "buddy" }}""", "Hello, buddy. Goodbye, buddy.")]
    [InlineData("""{{ "Hello, world. Goodbye, world." | string.replace_first "world" "buddy" }}""", "Hello, buddy. Goodbye, world.")]
    [InlineData("""{{ '   too many spaces           ' | string.rstrip  }}""", "   too many spaces")]
    [InlineData("""{{ "test" | string.size }}""", "4")]
    [InlineData("""{{ "hello" | string.slice 0 }}""", "hello")]
    [InlineData("""{{ "hello" | string.slice 1 }}""", "ello")]
    [InlineData("""{{ "hello" | string.slice 1 3 }}""", "ell")]
    [InlineData("""{{ "hello" | string.slice 1 length:3 }}""", "ell")]
    [InlineData("""{{ "hello" | string.slice1 0 }}""", "h")]
    [InlineData("""{{ "hello" | string.slice1 1 }}""", "e")]
    [InlineData("""{{ "hello" | string.slice1 1 3 }}""", "ell")]
    [InlineData("""{{ "hello" | string.slice1 1 length: 3 }}""", "ell")]
    [InlineData("""{{ for word in "Hi, how are you today?" | string.split ' ' }}{{ word }}/{{ end }}""", "Hi,/how/are/you/today?/")]
    [InlineData("""{{ "This is easy" | string.starts_with "This" }}""", "true")]
    [InlineData("""{{ '   too many spaces           ' | string.strip  }}""", "too many spaces")]
    [InlineData("""{{ "This is a string.\r\n With \nanother \rstring" | string.strip_newlines  }}""", "This is a string. With another string")]
    [InlineData("""{{ "123" | string.to_int + 1 }}""", "124")]
    [InlineData("""{{ "123678912345678" | string.to_long + 1 }}""", "123678912345679")]
    [InlineData("""{{ "123.4" | string.to_float + 1 }}""", "124.4")]
    [InlineData("""{{ "123.4" | string.to_double + 1 }}""", "124.4")]
    [InlineData("""{{ "The cat came back the very next day" | string.truncate 13 }}""", "The cat ca...")]
    [InlineData("""{{ "The cat came back the very next day" | string.truncatewords 4 }}""", "The cat came back...")]
    [InlineData("""{{ "test" | string.upcase }}""", "TEST")]
    [InlineData("""{{ "test" | string.md5 }}""", "098f6bcd4621d373cade4e832627b4f6")]
    [InlineData("""{{ "test" | string.sha1 }}""", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3")]
    [InlineData("""{{ "test" | string.sha256 }}""", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("""{{ "test" | string.sha512 }}""", "ee26b0dd4af7e749aa1a8ee3c10ae9923f618980772e473f8819a5d4940e0db27ac185f8a0e1d5f84f88bc887fd67b143732c304cc5fa9ad8e6f57f50028a8ff")]
    [InlineData("""{{ "test" | string.hmac_sha1 "secret" }}""", "1aa349585ed7ecbd3b9c486a30067e395ca4b356")]
    [InlineData("""{{ "test" | string.hmac_sha256 "secret" }}""", "0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914")]
    [InlineData("""{{ "test" | string.hmac_sha512 "secret" }}""", "f8a4f0a209167bc192a1bffaa01ecdb09e06c57f96530d92ec9ccea0090d290e55071306d6b654f26ae0c8721f7e48a2d7130b881151f2cec8d61d941a6be88a")]
    [InlineData("""hello{{ "world" | string.pad_left 10 }}""", "hello     world")]
    [InlineData("""{{ "hello" | string.pad_right 10 }}world""", "hello     world")]
    [InlineData("""{{ "hello" | string.base64_encode }}""", "aGVsbG8=")]
    [InlineData("""{{ "aGVsbG8=" | string.base64_decode }}""", "hello")]
    public void Every_documented_example_gives_its_documented_output(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ null | string.append 'x' }}", "x")]
    [InlineData("{{ 'x' | string.append null }}", "x")]
    [InlineData("{{ 1 | string.append 2 }}", "12")]
    [InlineData("{{ [1, 'a'] | string.append '!' }}", "[1, \"a\"]!")]
    [InlineData("{{ '' | string.capitalize }}", "")]
    [InlineData("{{ 'éa' | string.capitalize }}", "Éa")]
    [InlineData("{{ ' a\tb' | string.capitalizewords }}", " A\tB")]
    [InlineData("{{ 'a' | string.contains 'A' }}", "false")]
    [InlineData("{{ null | string.contains 'A' }}", "false")]
    [InlineData("{{ null | string.empty }}", "true")]
    [InlineData("{{ ' ' | string.empty }}", "false")]
    [InlineData("{{ ' \t' | string.whitespace }}", "true")]
    [InlineData("{{ '  Ünï–code & more  ' | string.handleize }}", "ünï-code-more")]
    [InlineData("{{ '!!!' | string.handleize }}", "")]
    [InlineData("{{ 1 | string.pluralize 'a' 'b' }}{{ 0 | string.pluralize 'a' 'b' }}", "ab")]
    [InlineData("{{ 'a.b' | string.replace '.' '' }}", "ab")]
    [InlineData("{{ 'ab' | string.replace '' 'x' }}", "ab")]
    [InlineData("{{ 'ab' | string.remove null }}", "ab")]
    [InlineData("{{ 'aXbX' | string.replace_first 'X' '-' true }}", "aXb-")]
    [InlineData("{{ 'aXbX' | string.replace_first 'X' '-' fromEnd: true }}", "aXb-")]
    [InlineData("{{ 'hello' | string.slice (-3) }}", "llo")]
    [InlineData("{{ 'hello' | string.slice (-9) 2 }}", "he")]
    [InlineData("{{ 'hello' | string.slice 9 }}", "")]
    [InlineData("{{ 'hello' | string.slice 1 99 }}", "ello")]
    [InlineData("{{ 'hello' | string.slice 1 0 }}", "")]
    [InlineData("{{ 'a,b,,c,' | string.split ',' }}", "[\"a\", \"b\", \"c\"]")]
    [InlineData("{{ '' | string.split ',' }}", "[]")]
    [InlineData("{{ 'abc' | string.split '' }}", "[\"abc\"]")]
    [InlineData("{{ 'x' | string.to_int }}|{{ '99999999999' | string.to_int }}|{{ ' -7 ' | string.to_int }}", "||-7")]
    [InlineData("{{ '1,5' | string.to_double }}", "15")]
    [InlineData("{{ 'hello' | string.truncate 5 }}", "hello")]
    [InlineData("{{ 'hello world' | string.truncate 2 }}", "...")]
    [InlineData("{{ 'hello world' | string.truncate 6 '…' }}", "hello…")]
    [InlineData("{{ 'hello world' | string.truncate 5 '' }}", "hello")]
    [InlineData("{{ 'ab😀cdef' | string.truncate 6 }}", "ab...")]
    [InlineData("{{ 'one  two\nthree' | string.truncatewords 2 }}", "one two...")]
    [InlineData("{{ 'one two' | string.truncatewords 2 }}|{{ 'one two' | string.truncatewords 4 '' }}", "one two...|one two")]
    [InlineData("{{ '' | string.truncatewords 2 }}{{ null | string.truncatewords 2 }}", "")]
    [InlineData("{{ 'one two' | string.truncatewords 0 '…' }}", "…")]
    [InlineData("{{ 'ab' | string.pad_left 1 }}{{ 'ab' | string.pad_left (-1) }}", "abab")]
    [InlineData("{{ 'Ünï 😀' | string.base64_encode | string.base64_decode }}", "Ünï 😀")]
    [InlineData("{{ '\x01\x7f' | string.escape }}", @"\u0001\u007f")]
    [InlineData("{{ 'hello' | string.index_of 'l' }}", "2")]
    [InlineData("{{ 'hello' | string.index_of 'l' 3 }}", "3")]
    [InlineData("{{ 'hello' | string.index_of 'o' 0 3 }}", "-1")]
    [InlineData("{{ 'hello' | string.index_of 'L' stringComparison: 'OrdinalIgnoreCase' }}", "2")]
    [InlineData("{{ 'hello' | string.index_of 'L' stringComparison: 'InvariantCulture' }}", "-1")]
    [InlineData("{{ 'hello' | string.index_of 'l' 99 }}", "-1")]
    [InlineData("{{ 'hello' | string.index_of 'L' null null 'OrdinalIgnoreCase' }}", "2")]
    [InlineData("{{ 'hello' | string.slice 1 null }}{{ 'hello' | string.slice1 1 null }}", "elloe")]
    [InlineData("{{ 'hello' | string.index_of '' 2 }}", "2")]
    public void Odd_arguments_have_a_sensible_result(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("{{ 'not base64!' | string.base64_decode }}", "not Base64")]
    [InlineData("{{ 'a' | string.index_of 'a' stringComparison: 'Turkish' }}", "`OrdinalIgnoreCase`")]
    public void A_wrong_argument_is_reported(string template, string message) =>
        ErrorOf(template).ShouldContain(message);

    [Theory]
    [InlineData("{{ '12345678' | string.append '12345678' }}")]
    [InlineData("{{ 'a' | string.pad_left 11 }}")]
    [InlineData("{{ 'a' | string.pad_right 2000000000 }}")]
    [InlineData("{{ 'aaaaaa' | string.replace 'a' 'bb' }}")]
    [InlineData("{{ ['aaaaaa', 'bbbbbb'] | array.join ',' }}")]
    [InlineData("{{ '<<<<<<' | html.escape }}")]
    [InlineData("{{ 'aaaaaa' | regex.replace 'a' 'bb' }}")]
    [InlineData("{{ [1, 2, 3, 4, 5, 6, 7, 8, 9] | object.to_json }}")]
    public void No_function_makes_a_string_longer_than_the_limit(string template) =>
        ErrorOf(template, RenderLimits.Default with { StringLength = 10 }).ShouldNotBeEmpty();

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Render("""
                {{ 'title I' | string.upcase }} {{ 'TITLE I' | string.downcase }} {{ 'FILE' | string.equals_ignore_case 'file' -}}
                {{ ' ' + ('1.5' | string.to_double) }} {{ 1.5 }} {{ 1234.5 | math.format 'N1' }} {{ date.now | date.to_string '%A %x' -}}
                {{ ' ' + (['ı', 'i', 'h'] | array.sort | array.join '') }}
                """).ShouldBe("TITLE I title i true 1.5 1.5 1,234.5 Thursday 09/12/2013 hiı");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
