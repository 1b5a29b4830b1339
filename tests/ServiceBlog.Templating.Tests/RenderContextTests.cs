namespace ServiceBlog.Templating.Tests;

public sealed class RenderContextTests : TemplateTest
{
    [Fact]
    public void A_context_serves_many_renders()
    {
        using var context = new RenderContext();
        var template = Template.Parse("{{ seen ?? 'new' }}{{ seen = 'old' }}{{ name }}", "page");
        template.Render(context);
        context.Output.ToString().ShouldBe("new");

        context.Reset(Model());
        template.Render(context);
        context.Output.ToString().ShouldBe("newfoo");
    }

    [Fact]
    public void A_context_recovers_from_an_error_when_it_is_reset()
    {
        using var context = new RenderContext(Model());
        var failing = Template.Parse("text {{ for x in [1]; with {}; capture c; nothing.x; end; end; end }}", "page");
        Should.Throw<TemplateException>(() => failing.Render(context));

        context.Reset(Model());
        Template.Parse("{{ x ?? 'none' }}{{ y = 1; y }}{{ $0 ?? 'none' }}", "page").Render(context);
        context.Output.ToString().ShouldBe("none1none");
    }

    [Fact]
    public void Templates_rendered_one_after_the_other_share_their_variables()
    {
        using var context = new RenderContext();
        Template.Parse("{{ x = 1 }}", "first").Render(context);
        context.GetGlobal("x").ShouldBe(1);
        context.SetGlobal("y", "two");
        Template.Parse("{{ x }}{{ y }}", "second").Render(context);
        context.Output.ToString().ShouldBe("1two");
    }

    [Fact]
    public void One_template_can_be_rendered_by_many_threads_at_once()
    {
        var template = Template.Parse(
            "{{ func f(n); ret n * 2; end; for i in 1..50; $x = f i; capture c; $x; end; c | upper; ','; end }}", "page");
        var expected = template.Render(Model());
        Parallel.For(0, 200, _ => template.Render(Model()).ShouldBe(expected));
    }

    [Fact]
    public void An_expression_can_be_evaluated_in_the_scope_of_a_render()
    {
        var evaluate = new BuiltinFunction(
            "evaluate",
            [Parameter.Required("code", ParameterType.String)],
            (in CallArguments arguments, RenderContext context) => context.Evaluate(
                Template.Parse(arguments.GetString(0)!, "code", new ParserOptions { IsScriptOnly = true })));
        var model = new ScriptObject { { "evaluate", evaluate }, { "x", 20 } };
        Template.Parse("{{ evaluate 'x + 1' }} {{ evaluate '[x, 1]' }} {{ $l = 2; evaluate '$l' }} {{ y = evaluate '5; x'; y }}", "page")
            .Render(model).ShouldBe("21 [20, 1] 2 20");
    }

    [Fact]
    public void An_evaluated_expression_can_include_a_template()
    {
        Render("{{ x = \"include 'lines'\" | object.eval; x | string.size }}").ShouldBe("5");
        Render("a{{ \"b{{ ret 'c' }}d\" | object.eval_template }}e").ShouldBe("abce");
    }

    [Fact]
    public void State_of_a_function_lasts_for_one_render()
    {
        var next = new BuiltinFunction("next", [], (in CallArguments _, RenderContext context) =>
        {
            var state = context.GetState<List<int>>();
            state.Add(0);
            return state.Count;
        });
        var template = Template.Parse("{{ next; next; next }}", "page");
        using var context = new RenderContext(new ScriptObject { { "next", next } });
        template.Render(context);
        context.Reset(new ScriptObject { { "next", next } });
        template.Render(context);
        context.Output.ToString().ShouldBe("123");
    }

    [Fact]
    public void A_whole_text_can_be_code()
    {
        var options = new ParserOptions { IsScriptOnly = true };
        Template.Parse("y = x + 1 # comment }}\ny; '}}'", "code", options)
            .Render(new ScriptObject { { "x", 10 } }).ShouldBe("11}}");
    }
}
