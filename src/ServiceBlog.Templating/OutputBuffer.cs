using System.Buffers;
using System.Globalization;

namespace ServiceBlog.Templating;

/// <summary>
/// The text a render has written so far, in one growing pooled array. A capture is a stretch of its end that is
/// taken out again, so nothing is copied twice.
/// </summary>
public sealed class OutputBuffer : IDisposable
{
    private const int FixedSize = 32;

    private char[] _chars = ArrayPool<char>.Shared.Rent(4096);

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>
    /// Appends a stretch of a template. Most are short, and a copy of a fixed size is two instructions, where one of any
    /// size is a call: a third of the time that text takes. That it writes more than is wanted does no harm.
    /// </summary>
    internal void AppendStretch(string text, int start, int length)
    {
        if (length <= FixedSize && text.Length - start >= FixedSize && _chars.Length - Length >= FixedSize)
        {
            text.AsSpan(start, FixedSize).CopyTo(_chars.AsSpan(Length, FixedSize));
            Length += length;
        }
        else
        {
            Append(text.AsSpan(start, length));
        }
    }

    public void Append(char character)
    {
        if (Length == _chars.Length)
        {
            Grow(1);
        }

        _chars[Length++] = character;
    }

    /// <summary>Appends so many characters, which the caller has to fill in.</summary>
    internal Span<char> Extend(int length)
    {
        if (length > _chars.Length - Length)
        {
            Grow(length);
        }

        Length += length;
        return _chars.AsSpan(Length - length, length);
    }

    /// <summary>Formats a number or the like in place, in the invariant culture.</summary>
    public void Append<T>(T value, ReadOnlySpan<char> format = default)
        where T : ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_chars.AsSpan(Length), out written, format, CultureInfo.InvariantCulture))
        {
            Grow(_chars.Length);
        }

        Length += written;
    }

    /// <summary>Takes everything from a former <see cref="Length"/> on out of the buffer.</summary>
    public string Cut(int start)
    {
        var text = new string(_chars, start, Length - start);
        Length = start;
        return text;
    }

    /// <summary>Drops everything from a former <see cref="Length"/> on.</summary>
    public void Truncate(int length) => Length = length;

    public void Clear() => Length = 0;

    /// <summary>Inserts an indentation at the start of each line after a former <see cref="Length"/>.</summary>
    internal void Indent(int start, ReadOnlySpan<char> indentation)
    {
        // A line that has nothing on it yet belongs to whatever is printed next.
        var breaks = Length - start <= 1 ? 0 : _chars.AsSpan(start, Length - start - 1).Count('\n');
        var startsLine = start > 0 && start < Length && _chars[start - 1] == '\n';
        if (breaks == 0 && !startsLine)
        {
            return;
        }

        var text = Cut(start);
        if (startsLine)
        {
            Append(indentation);
        }

        for (var index = 0; index < text.Length; index++)
        {
            Append(text[index]);
            if (text[index] == '\n' && index < text.Length - 1)
            {
                Append(indentation);
            }
        }
    }

    public override string ToString() => new(_chars, 0, Length);

    public void Dispose()
    {
        var chars = _chars;
        _chars = [];
        Length = 0;
        if (chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private void Grow(int needed)
    {
        var doubled = (int)Math.Min(_chars.Length * 2L, Array.MaxLength);
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(Length + needed), Math.Max(4096, doubled)));
        Written.CopyTo(larger);
        var old = _chars;
        _chars = larger;
        if (old.Length > 0)
        {
            ArrayPool<char>.Shared.Return(old);
        }
    }
}
