namespace ServiceBlog.Core.Content.Yaml;

/// <summary>Reads the YAML in which nearly all front matter is written: mappings and lists by indentation, values on one line, plain or quoted, and
/// one level of <c>[a, b]</c> or <c>{a: b}</c>. Gives up at the first sign of anything else (escapes, texts over several lines, comments after a
/// value, anchors, tags, mistakes), so that the library reads the text instead, and what it reads is what the library would have read.</summary>
/// <remarks>Earned by measurement: docs/decisions/0018.</remarks>
internal ref struct SimpleYamlReader
{
    private const int MaxDepth = 16;
    private const int MaxEntries = 256;
    private const int MaxKeyLength = 256;

    private SimpleYamlScanner _scanner;

    /// <summary>Null if the text holds anything that is not read here.</summary>
    public static YamlNode? TryRead(ReadOnlySpan<char> text, string file, int firstLine)
    {
        foreach (var character in text)
        {
            if (IsUnusual(character))
                return null;
        }
        var reader = new SimpleYamlReader { _scanner = new SimpleYamlScanner(text, file, firstLine) };
        reader._scanner.SkipBlankLines();
        var node = reader._scanner.Column == 0 ? reader.ReadBlock(depth: 0) : null;
        // Every block ends at the first line that is not indented as it is; if no outer one goes on there, we are lost.
        return reader._scanner.Column < 0 ? node : null;
    }

    /// <summary>Control characters, Unicode's own line ends, and the byte order mark.</summary>
    private static bool IsUnusual(char character) => character is
        (< ' ' and not '\n') or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF';

    private YamlNode? ReadBlock(int depth)
    {
        if (depth > MaxDepth)
            return null;
        var indent = _scanner.Column;
        return _scanner.IsAtItem ? ReadSequence(indent, depth) : ReadMapping(_scanner.ReadScalar(), indent, depth);
    }

    private YamlMapping? ReadMapping(YamlScalar? key, int indent, int depth)
    {
        var start = key?.Location ?? default;
        var entries = ImmutableArray.CreateBuilder<(YamlScalar Key, YamlNode Value)>();
        while (true)
        {
            if (key is null || !_scanner.SkipColon() || ReadValue(indent, depth) is not { } value || !TryAdd(entries, key, value))
                return null;
            if (_scanner.Column != indent)
                return new YamlMapping(entries.DrainToImmutable(), start);
            key = _scanner.ReadScalar();
        }
    }

    private YamlNode? ReadValue(int indent, int depth)
    {
        var start = _scanner.Location;
        _scanner.SkipSpaces();
        if (!_scanner.IsAtLineEnd)
            return ReadLine();
        _scanner.SkipBlankLines();
        if (_scanner.Column > indent)
            return ReadBlock(depth + 1);
        // A list that is a key's value may stand as far left as the key.
        return _scanner.Column == indent && _scanner.IsAtItem
            ? ReadSequence(indent, depth + 1)
            : new YamlScalar("", IsPlain: true, start);
    }

    private YamlSequence? ReadSequence(int indent, int depth)
    {
        var location = _scanner.Location;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (_scanner.Column == indent && _scanner.IsAtItem)
        {
            _scanner.Skip();
            _scanner.SkipSpaces();
            if (ReadItem(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return new YamlSequence(items.DrainToImmutable(), location);
    }

    private YamlNode? ReadItem(int depth)
    {
        if (_scanner.Current is '[' or '{')
            return ReadLine();
        var indent = _scanner.Column;
        var scalar = _scanner.ReadScalar();
        if (_scanner.Current == ':')
            return depth > MaxDepth ? null : ReadMapping(scalar, indent, depth);
        return _scanner.EndLine() ? scalar : null;
    }

    /// <summary>Reads a value that ends with its line.</summary>
    private YamlNode? ReadLine()
    {
        YamlNode? node = _scanner.Current switch
        {
            '[' => ReadFlowSequence(),
            '{' => ReadFlowMapping(),
            _ => _scanner.ReadScalar(),
        };
        return _scanner.EndLine() ? node : null;
    }

    private YamlSequence? ReadFlowSequence()
    {
        var location = _scanner.Location;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        for (_scanner.Skip(); !SkipFlowEnd(']');)
        {
            if (_scanner.ReadScalar(inFlow: true) is not { } item || !SkipComma(']'))
                return null;
            items.Add(item);
        }
        return new YamlSequence(items.DrainToImmutable(), location);
    }

    private YamlMapping? ReadFlowMapping()
    {
        var location = _scanner.Location;
        var entries = ImmutableArray.CreateBuilder<(YamlScalar Key, YamlNode Value)>();
        for (_scanner.Skip(); !SkipFlowEnd('}');)
        {
            if (_scanner.ReadScalar(inFlow: true) is not { } key || !_scanner.SkipColon())
                return null;
            _scanner.SkipSpaces();
            if (_scanner.ReadScalar(inFlow: true) is not { } value || !SkipComma('}') || !TryAdd(entries, key, value))
                return null;
        }
        return new YamlMapping(entries.DrainToImmutable(), location);
    }

    private bool SkipFlowEnd(char closing)
    {
        _scanner.SkipSpaces();
        if (_scanner.Current != closing)
            return false;
        _scanner.Skip();
        return true;
    }

    /// <summary>Skips the comma after an entry; the last needs none.</summary>
    private bool SkipComma(char closing)
    {
        _scanner.SkipSpaces();
        if (_scanner.Current != ',')
            return _scanner.Current == closing;
        _scanner.Skip();
        return true;
    }

    /// <summary>False for a key that is given twice, and where looking for one would take long.</summary>
    private static bool TryAdd(ImmutableArray<(YamlScalar Key, YamlNode Value)>.Builder entries, YamlScalar key, YamlNode value)
    {
        if (entries.Count == MaxEntries || key.Text.Length > MaxKeyLength)
            return false;
        for (var index = 0; index < entries.Count; index++)
        {
            if (entries[index].Key.Text == key.Text)
                return false;
        }
        entries.Add((key, value));
        return true;
    }
}

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
