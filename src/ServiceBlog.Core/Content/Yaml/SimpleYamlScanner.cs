using System.Buffers;

namespace ServiceBlog.Core.Content.Yaml;

/// <summary>The lines and scalars of <see cref="SimpleYamlReader"/>: where it is in the text, and what stands there.</summary>
internal ref struct SimpleYamlScanner(ReadOnlySpan<char> text, string file, int firstLine)
{
    private const char End = '\0';

    /// <summary>What may not begin a plain scalar, or not always: <c>...</c> ends a document.</summary>
    private static readonly SearchValues<char> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`. \n\0");

    /// <summary>What may end a plain scalar. The library looks for aliases in the midst of one, so an asterisk is left to it.</summary>
    private static readonly SearchValues<char> PlainStops = SearchValues.Create(":#*\n");
    private static readonly SearchValues<char> FlowStops = SearchValues.Create(":#*\n,[]{}");

    private readonly ReadOnlySpan<char> _text = text;
    private int _line = firstLine;
    private int _lineStart;
    private int _position;

    public readonly char Current => _position < _text.Length ? _text[_position] : End;

    /// <summary>At the first character of a line's content: its indentation; -1 at the end of the text.</summary>
    public readonly int Column => _position < _text.Length ? _position - _lineStart : -1;

    public readonly SourceLocation Location => new(file, _line, _position - _lineStart + 1);

    public readonly bool IsAtItem => Current == '-' && Next == ' ';

    public readonly bool IsAtLineEnd => Current is '\n' or End;

    private readonly char Next => _position + 1 < _text.Length ? _text[_position + 1] : End;

    public void Skip() => _position++;

    public void SkipSpaces()
    {
        while (Current == ' ')
            _position++;
    }

    /// <summary>Skips the colon after a key.</summary>
    public bool SkipColon()
    {
        if (Current != ':' || Next is not (' ' or '\n' or End))
            return false;
        _position++;
        return true;
    }

    /// <summary>Goes to the next line that holds more than spaces or a comment.</summary>
    public void SkipBlankLines()
    {
        while (true)
        {
            SkipSpaces();
            if (Current == '#')
            {
                var length = _text[_position..].IndexOf('\n');
                _position = length < 0 ? _text.Length : _position + length;
            }
            if (Current != '\n')
                return;
            _position++;
            _line++;
            _lineStart = _position;
        }
    }

    /// <summary>Ends a line that holds nothing more.</summary>
    public bool EndLine()
    {
        SkipSpaces();
        if (!IsAtLineEnd)
            return false;
        SkipBlankLines();
        return true;
    }

    /// <summary>Reads a scalar that ends on this line; null if none stands here, or one that is not for this reader.</summary>
    /// <param name="inFlow">Within <c>[…]</c> or <c>{…}</c>.</param>
    public YamlScalar? ReadScalar(bool inFlow = false)
    {
        var location = Location;
        if (Current is '"' or '\'')
            return ReadQuoted(Current) is { } quoted ? new YamlScalar(quoted, IsPlain: false, location) : null;
        return Indicators.Contains(Current)
            ? null
            : new YamlScalar(ReadPlain(inFlow ? FlowStops : PlainStops), IsPlain: true, location);
    }

    private string? ReadQuoted(char quote)
    {
        var rest = _text[(_position + 1)..];
        var length = rest.IndexOf(quote);
        if (length < 0 || rest[..length].ContainsAny('\n', '\\'))
            return null;
        _position += length + 2;
        // Two single quotes are an escape.
        return Current == quote ? null : rest[..length].ToString();
    }

    private string ReadPlain(SearchValues<char> stops)
    {
        var rest = _text[_position..];
        var end = rest.IndexOfAny(stops);
        while (end > 0 && !EndsPlain(rest, end))
        {
            var stop = rest[(end + 1)..].IndexOfAny(stops);
            end = stop < 0 ? -1 : end + 1 + stop;
        }
        var plain = (end < 0 ? rest : rest[..end]).TrimEnd(' ');
        _position += plain.Length;
        return plain.ToString();
    }

    /// <summary>Whether a colon parts a key from its value, and a # begins a comment.</summary>
    private static bool EndsPlain(ReadOnlySpan<char> text, int index) => text[index] switch
    {
        ':' => index + 1 == text.Length || text[index + 1] is ' ' or '\n' or ',' or '[' or ']' or '{' or '}',
        '#' => text[index - 1] == ' ',
        _ => true,
    };
}
