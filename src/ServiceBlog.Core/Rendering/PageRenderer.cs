using System.Buffers;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>
/// Renders one page at a time into a buffer that it keeps: one of them for each thread. Templates reach what the
/// globals give them and nothing else; they have no clock.
/// </summary>
/// <param name="tracks">Whether somebody will ask what the templates read.</param>
public sealed class PageRenderer(Theme theme, TimeZoneInfo zone, bool tracks) : IDisposable
{
    private RenderContext _context = theme.CreateContext(zone);
    private readonly DependencyTracker? _tracker = tracks ? new DependencyTracker() : null;

    /// <summary>Renders and hands the file over; null if all went well.</summary>
    /// <param name="dependencies">What the templates read, if that is noted.</param>
    public Diagnostic? Render(
        ParsedTemplate layout, LayoutGlobals globals, string outputPath, IOutputTarget target, out ImmutableArray<DependencyKey> dependencies)
    {
        dependencies = [];
        try
        {
            if (_tracker is null)
                Theme.Render(layout, _context, globals);
            else
                dependencies = _tracker.During(() => Theme.Render(layout, _context, globals));
        }
        catch (TemplateException exception)
        {
            _context.Dispose();
            _context = theme.CreateContext(zone);
            return TemplateDiagnostic.From(exception, outputPath);
        }
        var text = _context.Text.Written;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, bytes);
            target.Write(new OutputFile(outputPath, bytes.AsMemory(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        return null;
    }

    public void Dispose() => _context.Dispose();
}
