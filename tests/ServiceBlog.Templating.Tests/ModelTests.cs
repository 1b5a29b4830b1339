namespace ServiceBlog.Templating.Tests;

/// <summary>Objects and lists of the host, which templates read and never change.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData("{{ page.title }} {{ page.tags[1] }} {{ page['title'] }}", "Hello b Hello")]
    [InlineData("{{ for tag in page.tags; tag; for.last ? '' : ','; end }}", "a,b")]
    [InlineData("{{ page }}", "{title: \"Hello\", tags: [\"a\", \"b\"]}")]
    [InlineData("{{ page.empty? }}{{ page.tags.size }}{{ page.tags.empty? }}", "false2false")]
    [InlineData("{{ with page; title; end }}", "Hello")]
    [InlineData("{{ import page; title }}", "Hello")]
    [InlineData("{{ for member in page; member.key; ' '; end }}", "title tags ")]
    public void A_template_reads_them_like_its_own(string text, string expected) =>
        Template.Parse(text, "page").Render(Globals()).ShouldBe(expected);

    [Theory]
    [InlineData("{{ page.title = 'x' }}", "Cannot set the member `title`: a value of type `object` cannot be changed here")]
    [InlineData("{{ page.tags[0] = 'x' }}", "Cannot set the member `0`: a value of type `array` cannot be changed here")]
    [InlineData("{{ with page; title = 'x'; end }}", "Cannot set the variable `title`: the current object belongs to the model")]
    [InlineData("{{ frozen.x = 1 }}", "Cannot set the member `x`: a value of type `object` cannot be changed here")]
    public void A_template_cannot_write_them(string text, string message) =>
        Should.Throw<TemplateException>(() => Template.Parse(text, "page").Render(Globals())).Error.Message.ShouldBe(message);

    [Fact]
    public void Variables_of_a_template_leave_the_model_as_it_was()
    {
        var model = new ScriptObject { { "x", 1 } };
        Template.Parse("{{ x = 2; y = 3; x; y }}", "page").Render(model).ShouldBe("23");
        model["x"].ShouldBe(1);
        model.Contains("y").ShouldBeFalse();
    }

    [Fact]
    public void What_a_template_sets_on_a_built_in_object_lasts_for_one_render()
    {
        var library = new ScriptObject { { "x", 1 } }.Freeze();
        var builtins = new ScriptObject { { "library", library } }.Freeze();
        using var context = new RenderContext(builtins: builtins);
        Template.Parse("{{ library.x; library.x = 2; library.x; library.y = 3; library.y }}", "page").Render(context);
        context.Output.ToString().ShouldBe("123");

        context.Reset();
        Template.Parse("{{ library.x; library.y }}", "page").Render(context);
        context.Output.ToString().ShouldBe("1");
    }

    [Fact]
    public void A_built_in_object_cannot_be_replaced()
    {
        var builtins = new ScriptObject { { "library", new ScriptObject() } }.Freeze();
        using var context = new RenderContext(builtins: builtins);
        var error = Should.Throw<TemplateException>(() => Template.Parse("{{ library = 1 }}", "page").Render(context));
        error.Error.Message.ShouldBe("Cannot set the builtin readonly variable `library`");
    }

    [Theory]
    [InlineData("{{ x = 1\n x = broken.x }}", 2, 2)]
    [InlineData("{{ if true }}\n  {{ if broken.x }}{{ end }}{{ end }}", 2, 6)]
    [InlineData("{{ for x in [1]; for y in 1..2; broken.x; end; end }}", 1, 33)]
    public void A_model_that_fails_is_an_error_at_the_statement(string text, int line, int column)
    {
        var model = new ScriptObject { { "broken", Value.From(new Broken()) } };
        var error = Should.Throw<TemplateException>(() => Template.Parse(text, "page").Render(model));
        error.Error.ShouldBe(new TemplateError("page", line, column, "no such page"));
        error.InnerException.ShouldBeOfType<InvalidDataException>();
    }

    private static ScriptObject Globals() => new()
    {
        { "page", Value.From(new Page()) },
        { "frozen", new ScriptObject().Freeze() },
    };

    private sealed class Page : ITemplateObject
    {
        public IEnumerable<string> MemberNames => ["title", "tags"];

        public bool TryGetMember(string name, out Value value)
        {
            value = name switch
            {
                "title" => "Hello",
                "tags" => Value.From(new Tags()),
                _ => default,
            };
            return !value.IsNull;
        }
    }

    private sealed class Broken : ITemplateObject
    {
        public IEnumerable<string> MemberNames => [];

        public bool TryGetMember(string name, out Value value) => throw new InvalidDataException("no such page");
    }

    private sealed class Tags : ITemplateList
    {
        public int Count => 2;

        public Value this[int index] => index == 0 ? "a" : "b";
    }
}
