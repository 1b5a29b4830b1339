namespace ServiceBlog.Templating.Tests;

/// <summary>Whatever the text, the engine answers with output or errors; nothing else may come out of it.</summary>
public sealed class MutationTests : TemplateTest
{
    private static readonly string[] Seeds =
    [
        "a {{ name }} {{~ if x > 1 && !y ~}} b {{ else if z }} c {{- else -}} d {{ end }}",
        "{{ for p in products limit:2 offset: 1 reversed; p.title | upper; for.index; else; 'none'; end }}",
        "{{ func f(a, b = 2, c...); ret a + b; end; f 1 b: 3; 5 | f ^[1, 2]; @f }}{{ g(x) = x * 2; g 4 }}",
        "{{ o = {a: 1, 'b': [1, 2, {c: null}]}; o.b[2]?.c ?? 'x'; o['a'] += 1; o.a++; --o.a }}",
        "{{ $\"text {1 + 2} {'in' + \"ner\"}\" }}{{ `raw` }}{{ 0x1F }}{{ 1.5e3 }}{{ 1.5m }}{{ 'a\\u0041\\n' }}",
        "{{ capture c }}x{{ end }}{{ with o; import {q: 1}; readonly q; end }}{{ wrap w 1; $$; end }}",
        "{{ case x; when 1, 2; 'a'; when 'b' || 3; break; else; continue; end }}{{ while false; end }}",
        "{%{ raw {{ }} }%}{{ tablerow x in 1..9 cols: 3; x; end }}{{ ## c ## }}{{ # d }}{{ include 'lines' }}",
        "{{ x = do(a); ret a ? 1 : 2; end; [1, 2] | each @x; $0; $; $$; $y = 1; this.x; empty; (for) }}",
    ];

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%{", "}%}", "-}}", "{{~", "(", ")", "[", "]", "{", "}", ".", "..", "..<", "?.", "?[", "??", "?", ":", "|",
        "^", "@", "$", "$0", "$$", "$\"", "\"", "'", "`", "\\", "#", "##", ";", ",", "\n", " ", "=", "+=", "++", "--", "-", "+",
        "*", "//", "<<", "1", "9999999999999999999", "0x", "1.5f", "name", "for", "in", "if", "else", "end", "do", "func", "ret",
        "while", "case", "when", "this", "null", "include", "'endless'", "wrap", "with", "answer", "today", "products",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_mutated_template_renders_or_fails_with_a_place(int seed)
    {
        var random = new Random(seed);
        using var context = new RenderContext(Model())
        {
            Loader = Templates,
            Limits = new RenderLimits { LoopSteps = 2000, StringLength = 10_000, OutputLength = 100_000 },
        };
        for (var round = 0; round < 1500; round++)
        {
            var text = Mutate(Seeds[random.Next(Seeds.Length)], random);
            var template = Template.Parse(text, "page");
            foreach (var error in template.Errors)
            {
                error.Line.ShouldBeInRange(1, text.Count(character => character == '\n') + 1, text);
                error.Column.ShouldBeGreaterThan(0, text);
            }

            context.Reset(Model());
            try
            {
                template.Render(context);
            }
            catch (TemplateException error)
            {
                error.Error.Line.ShouldBeGreaterThan(0, text);
            }
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(6), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
                _ => text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
            };
            text = text.Length == 0 ? "{{ }}" : text;
        }

        return text;
    }
}
