using Scriban;
using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>The <c>capture</c> statement with a limit to what it takes, and with a note of what wrote the text. Otherwise it does what the package's
/// does.</summary>
internal sealed class CaptureStatement : ScriptCaptureStatement
{
    public CaptureStatement(ScriptCaptureStatement original)
    {
        var (target, body) = (original.Target, original.Body);
        (original.Target, original.Body) = (null, null); // a node has one parent
        (Target, Body, Span) = (target, body, original.Span);
    }

    public override object? Evaluate(TemplateContext context)
    {
        var render = (RenderContext)context;
        CapturedText text;
        render.BeginCapture();
        try
        {
            context.Evaluate(Body!);
        }
        finally
        {
            text = render.EndCapture();
        }
        context.SetValue(Target, text);
        return null;
    }

    public static void ReplaceAllIn(ScriptNode root)
    {
        foreach (var block in ThemeNodes.AllIn(root).OfType<ScriptBlockStatement>())
        {
            for (var i = 0; i < block.Statements.Count; i++)
            {
                if (block.Statements[i] is ScriptCaptureStatement { Target: not null, Body: not null } capture)
                    block.Statements[i] = new CaptureStatement(capture);
            }
        }
    }
}

/// <summary>A text that was captured. The package keeps the output itself, which is no string either.</summary>
/// <remarks>Mostly it is a whole page that a layout prints once: it becomes a string only where a template asks for one.</remarks>
internal sealed class CapturedText(RenderOutput output)
{
    private string? _text;

    /// <summary>For as long as its render goes on.</summary>
    public ReadOnlySpan<char> Written => _text ?? output.Written;

    public override string ToString() => _text ??= output.ToString();
}
