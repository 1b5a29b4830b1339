using System.Globalization;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class RenderCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void It_prints_exactly_what_the_template_prints()
    {
        _shell.Folder.Add("hello.html", "\uFEFFHello {{ name }}, {{ 1 + 1 }} größer{{ for n in list }} {{ n }}{{ end }}");
        _shell.Folder.Add("data.json", """{"name":"<Ann>","list":[3,2,12345678901234567890]}""");

        _shell.Run("render", "hello.html", "--data", "data.json").ShouldBe(0, _shell.Error);

        _shell.Out.ShouldBe("Hello <Ann>, 2 größer 3 2 12345678901234567890");
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Includes_come_from_the_folder_of_the_template_or_the_one_that_was_named()
    {
        _shell.Folder.Add("pages/a.html", "{{ include 'part.html' }}");
        _shell.Folder.Add("pages/part.html", "own");
        _shell.Folder.Add("parts/part.html", "other");

        _shell.Run("render", "pages/a.html").ShouldBe(0, _shell.Error);
        _shell.Out.ShouldBe("own");
        _shell.Run("render", "pages/a.html", "--include", "parts").ShouldBe(0, _shell.Error);
        _shell.Out.ShouldBe("other");
    }

    [Fact]
    public void An_include_from_outside_is_an_error_at_its_place()
    {
        _shell.Folder.Add("secret.html", "secret");
        _shell.Folder.Add("pages/a.html", "text\n  {{ include '../secret.html' }}");

        _shell.Run("render", "pages/a.html").ShouldBe(1);

        _shell.Out.ShouldBeEmpty();
        _shell.Error.ShouldStartWith("pages/a.html:2:");
        _shell.Error.ShouldContain(": error: ");
    }

    [Fact]
    public void An_error_in_an_included_template_names_both_places()
    {
        _shell.Folder.Add("a.html", "{{ include 'b.html' }}");
        _shell.Folder.Add("b.html", "\n{{ no_such_function 1 }}");

        _shell.Run("render", "a.html").ShouldBe(1);

        _shell.Error.ShouldStartWith("b.html:2:");
        _shell.Error.ShouldContain("a.html:1:");
        _shell.Error.ShouldContain("note: included from here");
    }

    [Fact]
    public void Syntax_errors_are_all_told()
    {
        _shell.Folder.Add("a.html", "{{ if }}\n{{ ) }}");

        _shell.Run("render", "a.html").ShouldBe(1);

        _shell.Error.ShouldStartWith("a.html:1:");
        _shell.Error.ShouldContain("a.html:2:");
    }

    [Fact]
    public void Wrong_data_is_an_error_at_its_place()
    {
        _shell.Folder.Add("a.html", "x");
        _shell.Folder.Add("data.json", "{\n  \"a\": ?\n}");

        _shell.Run("render", "a.html", "--data", "data.json").ShouldBe(1);

        _shell.Error.ShouldStartWith("data.json:2:8: error: ");
    }

    [Theory]
    [InlineData("missing.html")]
    [InlineData("a.html", "--data", "missing.json")]
    [InlineData("a.html", "--include", "missing")]
    public void A_missing_file_ends_with_2(params string[] args)
    {
        _shell.Folder.Add("a.html", "x");

        _shell.Run(["render", .. args]).ShouldBe(2);

        _shell.Error.ShouldContain("missing");
    }

    [Fact]
    public void A_file_that_goes_on_and_on_is_refused_by_name()
    {
        using (var endless = File.Create(_shell.Folder["endless.html"]))
            endless.SetLength(100 << 20);

        _shell.Run("render", "endless.html").ShouldBe(1);

        _shell.Error.ShouldStartWith("endless.html:1:1: error: the file has more than 64 MiB");
    }

    [Fact]
    public void The_clock_may_be_asked()
    {
        _shell.Folder.Add("a.html", "{{ date.now.year }}");

        _shell.Run("render", "a.html").ShouldBe(0, _shell.Error);

        int.Parse(_shell.Out, CultureInfo.InvariantCulture).ShouldBeGreaterThan(2025);
    }
}
