using System.Buffers;
using System.Text.Unicode;

namespace ServiceBlog.LinkCheck.Html;

/// <summary>
/// A file as text, in the encoding that a browser would take it for (HTML standard, section 13.2.3.2): a byte order
/// mark, else what the file declares, else UTF-8. The buffer is borrowed; it is given back when this is disposed of.
/// </summary>
internal sealed class DecodedText : IDisposable
{
    private char[] _letters = [];
    private int _length;

    private DecodedText()
    {
    }

    public ReadOnlySpan<char> Text => _letters.AsSpan(0, _length);

    /// <summary>The offset of the first byte that is not UTF-8 in a file that should be; negative if there is none.</summary>
    public int FirstInvalidByte { get; private set; } = -1;

    public static DecodedText Of(ReadOnlySpan<byte> bytes)
    {
        var decoded = new DecodedText();
        if (bytes.StartsWith("\uFEFF"u8))
            decoded.ReadUtf8(bytes[3..], 3);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            decoded.Read(bytes[2..], Encoding.BigEndianUnicode);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            decoded.Read(bytes[2..], Encoding.Unicode);
        else if (Ascii.IsValid(bytes) || DeclaredEncoding.Of(bytes) is not { } declared)
            decoded.ReadUtf8(bytes, 0);
        else
            decoded.Read(bytes, declared);
        return decoded;
    }

    public void Dispose()
    {
        if (_letters.Length > 0)
            ArrayPool<char>.Shared.Return(_letters);
        _letters = [];
        _length = 0;
    }

    private void ReadUtf8(ReadOnlySpan<byte> bytes, int offset)
    {
        _letters = ArrayPool<char>.Shared.Rent(bytes.Length);
        if (Utf8.ToUtf16(bytes, _letters, out var read, out _length, replaceInvalidSequences: false) == OperationStatus.Done)
            return;
        FirstInvalidByte = read + offset;
        Utf8.ToUtf16(bytes, _letters, out _, out _length);
    }

    private void Read(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        _letters = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length));
        _length = encoding.GetChars(bytes, _letters);
    }
}
