using Scriban.Runtime;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>What a template has written so far, in one growing pooled array.</summary>
public sealed class RenderOutput : IScriptOutput, IDisposable
{
    private readonly RenderContext _context;
    private char[] _chars = ArrayPool<char>.Shared.Rent(4096);

    internal RenderOutput(RenderContext context) => _context = context;

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    public void Write(string text, int offset, int count)
    {
        _context.NoteWriting(Length, text, offset, count);
        Append(text.AsSpan(offset, count));
    }

    internal void Write(CapturedText text)
    {
        _context.CountWriting(text.Written.Length);
        Append(text.Written);
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return default;
    }

    public override string ToString() => new(Written);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        (_chars, Length) = ([], 0);
    }

    internal void Clear() => Length = 0;

    private void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - Length)
            Grow(text.Length);
        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + needed, Math.Max(4096, _chars.Length * 2)));
        Written.CopyTo(larger);
        if (_chars.Length > 0)
            ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}
