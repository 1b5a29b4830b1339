using ServiceBlog.Templating.Builtins;

namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class StandardLibraryTests : BuiltinsTest
{
    // The index of each page of the documentation.
    [Theory]
    [InlineData("array", "add add_range compact concat cycle any each filter first insert_at join last limit map offset remove_at reverse size sort uniq contains")]
    [InlineData("date", "now add_days add_months add_years add_hours add_minutes add_seconds add_milliseconds parse parse_to_string to_string")]
    [InlineData("html", "strip escape newline_to_br url_encode url_escape")]
    [InlineData("math", "abs ceil divided_by floor format is_number minus modulo plus round times uuid random")]
    [InlineData("object", "default eval eval_template format has_key has_value keys size typeof kind values from_json to_json")]
    [InlineData("regex", "escape match matches replace split unescape")]
    [InlineData("string", "escape append capitalize capitalizewords contains empty whitespace downcase ends_with equals_ignore_case handleize literal lstrip pluralize prepend remove remove_first remove_last replace replace_first rstrip size slice slice1 split starts_with strip strip_newlines to_int to_long to_float to_double truncate truncatewords upcase md5 sha1 sha256 sha512 hmac_sha1 hmac_sha256 hmac_sha512 pad_left pad_right base64_encode base64_decode index_of")]
    [InlineData("timespan", "from_days from_hours from_minutes from_seconds from_milliseconds parse")]
    public void Every_documented_function_is_there(string library, string names) =>
        StandardLibrary.Libraries.Single(candidate => candidate.Name == library).Functions
            .Select(function => function.Name)
            .ShouldBe(names.Split(' ').Select(name => library + "." + name));

    [Fact]
    public void The_functions_can_be_listed_with_their_parameters()
    {
        var truncate = StandardLibrary.Functions.Single(function => function.Name == "string.truncate");
        truncate.Parameters.Select(parameter => parameter.Name).ShouldBe(["text", "length", "ellipsis"]);
        truncate.Parameters.Select(parameter => parameter.IsOptional).ShouldBe([false, false, true]);
        StandardLibrary.Functions.Select(function => function.Name).ShouldBeUnique();
        StandardLibrary.Functions.Length.ShouldBe(122);
    }

    [Fact]
    public void The_libraries_are_shared_and_cannot_be_changed()
    {
        StandardLibrary.Globals.IsFrozen.ShouldBeTrue();
        foreach (var (_, library) in StandardLibrary.Globals)
            library.TryGetObject(out var members).ShouldBe(members is ScriptObject { IsFrozen: true });
    }
}
