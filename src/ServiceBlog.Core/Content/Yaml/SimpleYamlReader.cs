using System.Buffers;
using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Content.Yaml;

/// <summary>
/// Reads the YAML in which nearly all front matter is written: mappings and lists by indentation, values on one line,
/// plain or quoted, and one level of <c>[a, b]</c> or <c>{a: b}</c>. Gives up at the first sign of anything else
/// (escapes, texts over several lines, comments after a value, anchors, tags, mistakes), so that the library reads
/// the text instead, and what it reads is what the library would have read.
/// </summary>
/// <remarks>
/// Earned by measurement: for 10,000 posts the library takes a fifth of all that the input phase allocates and
/// computes, and its first use costs 40 ms, more than a small site's pages take together.
/// </remarks>
internal ref struct SimpleYamlReader
{
    private const int MaxDepth = 16;
    private const int MaxEntries = 256;
    private const int MaxKeyLength = 256;
    private const char End = '\0';

    /// <summary>Control characters, Unicode's own line ends, and the byte order mark.</summary>
    private static readonly SearchValues<char> Unusual = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code).Where(c => c != '\n'), '\u2028', '\u2029', '\uFEFF']);

    /// <summary>What may not begin a plain scalar, or not always: <c>...</c> ends a document.</summary>
    private static readonly SearchValues<char> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`. \n\0");
    /// <summary>What may end a plain scalar. The library looks for aliases in the midst of one, so an asterisk is left to it.</summary>
    private static readonly SearchValues<char> PlainStops = SearchValues.Create(":#*\n");
    private static readonly SearchValues<char> FlowStops = SearchValues.Create(":#*\n,[]{}");

    private readonly ReadOnlySpan<char> _text;
    private readonly string _file;
    private int _line;
    private int _lineStart;
    private int _position;

    private SimpleYamlReader(ReadOnlySpan<char> text, string file, int firstLine)
    {
        _text = text;
        _file = file;
        _line = firstLine;
    }

    private readonly char Current => _position < _text.Length ? _text[_position] : End;

    private readonly char Next => _position + 1 < _text.Length ? _text[_position + 1] : End;

    /// <summary>At the first character of a line's content: its indentation; -1 at the end of the text.</summary>
    private readonly int Column => _position < _text.Length ? _position - _lineStart : -1;

    private readonly bool IsAtItem => Current == '-' && Next == ' ';

    private readonly bool IsAtFlow => Current is '[' or '{';

    private readonly SourceLocation Here => new(_file, _line, _position - _lineStart + 1);

    /// <summary>Null if the text holds anything that is not read here.</summary>
    public static YamlNode? TryRead(ReadOnlySpan<char> text, string file, int firstLine)
    {
        if (text.ContainsAny(Unusual))
            return null;
        var reader = new SimpleYamlReader(text, file, firstLine);
        reader.SkipBlankLines();
        var node = reader.Column == 0 ? reader.ReadBlock(depth: 0) : null;
        // Every block ends at the first line that is not indented as it is; if no outer one goes on there, we are lost.
        return reader.Column < 0 ? node : null;
    }

    private YamlNode? ReadBlock(int depth)
    {
        if (depth > MaxDepth)
            return null;
        var indent = Column;
        return IsAtItem ? ReadSequence(indent, depth) : ReadMapping(ReadScalar(PlainStops), indent, depth);
    }

    private YamlMapping? ReadMapping(YamlScalar? key, int indent, int depth)
    {
        var start = key?.Location ?? default;
        var entries = ImmutableArray.CreateBuilder<(YamlScalar Key, YamlNode Value)>();
        while (true)
        {
            if (key is null || !SkipColon() || ReadValue(indent, depth) is not { } value || !TryAdd(entries, key, value))
                return null;
            if (Column != indent)
                return new YamlMapping(entries.DrainToImmutable(), start);
            key = ReadScalar(PlainStops);
        }
    }

    private YamlNode? ReadValue(int indent, int depth)
    {
        var start = Here;
        SkipSpaces();
        if (Current is not ('\n' or End))
            return ReadLine();
        SkipBlankLines();
        if (Column > indent)
            return ReadBlock(depth + 1);
        // A list that is a key's value may stand as far left as the key.
        return Column == indent && IsAtItem
            ? ReadSequence(indent, depth + 1)
            : new YamlScalar("", IsPlain: true, start);
    }

    private YamlSequence? ReadSequence(int indent, int depth)
    {
        var location = Here;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (Column == indent && IsAtItem)
        {
            _position++;
            SkipSpaces();
            if (ReadItem(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return new YamlSequence(items.DrainToImmutable(), location);
    }

    private YamlNode? ReadItem(int depth)
    {
        if (IsAtFlow)
            return ReadLine();
        var indent = Column;
        var scalar = ReadScalar(PlainStops);
        if (Current == ':')
            return depth > MaxDepth ? null : ReadMapping(scalar, indent, depth);
        return EndLine() ? scalar : null;
    }

    /// <summary>Reads a value that ends with its line.</summary>
    private YamlNode? ReadLine()
    {
        YamlNode? node = Current switch
        {
            '[' => ReadFlowSequence(),
            '{' => ReadFlowMapping(),
            _ => ReadScalar(PlainStops),
        };
        return EndLine() ? node : null;
    }

    private YamlSequence? ReadFlowSequence()
    {
        var location = Here;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        for (_position++; !SkipFlowEnd(']');)
        {
            if (ReadScalar(FlowStops) is not { } item || !SkipComma(']'))
                return null;
            items.Add(item);
        }
        return new YamlSequence(items.DrainToImmutable(), location);
    }

    private YamlMapping? ReadFlowMapping()
    {
        var location = Here;
        var entries = ImmutableArray.CreateBuilder<(YamlScalar Key, YamlNode Value)>();
        for (_position++; !SkipFlowEnd('}');)
        {
            if (ReadScalar(FlowStops) is not { } key || !SkipColon())
                return null;
            SkipSpaces();
            if (ReadScalar(FlowStops) is not { } value || !SkipComma('}') || !TryAdd(entries, key, value))
                return null;
        }
        return new YamlMapping(entries.DrainToImmutable(), location);
    }

    private YamlScalar? ReadScalar(SearchValues<char> stops)
    {
        var location = Here;
        if (Current is '"' or '\'')
            return ReadQuoted(Current) is { } quoted ? new YamlScalar(quoted, IsPlain: false, location) : null;
        return Indicators.Contains(Current) ? null : new YamlScalar(ReadPlain(stops), IsPlain: true, location);
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
        while (end > 0 && (rest[end] == ':' ? !IsColon(rest, end) : rest[end] == '#' && rest[end - 1] != ' '))
        {
            var stop = rest[(end + 1)..].IndexOfAny(stops);
            end = stop < 0 ? -1 : end + 1 + stop;
        }
        var text = (end < 0 ? rest : rest[..end]).TrimEnd(' ');
        _position += text.Length;
        return text.ToString();
    }

    /// <summary>Whether the colon parts a key from its value.</summary>
    private static bool IsColon(ReadOnlySpan<char> text, int index) =>
        index + 1 == text.Length || text[index + 1] is ' ' or '\n' or ',' or '[' or ']' or '{' or '}';

    private static bool TryAdd(ImmutableArray<(YamlScalar Key, YamlNode Value)>.Builder entries, YamlScalar key, YamlNode value)
    {
        if (entries.Count == MaxEntries || key.Text.Length > MaxKeyLength)
            return false;
        foreach (var entry in entries)
        {
            if (entry.Key.Text == key.Text)
                return false;
        }
        entries.Add((key, value));
        return true;
    }

    private bool SkipColon()
    {
        if (Current != ':' || Next is not (' ' or '\n' or End))
            return false;
        _position++;
        return true;
    }

    private bool SkipFlowEnd(char closing)
    {
        SkipSpaces();
        if (Current != closing)
            return false;
        _position++;
        return true;
    }

    private bool SkipComma(char closing)
    {
        SkipSpaces();
        if (Current != ',')
            return Current == closing;
        _position++;
        return true;
    }

    private void SkipSpaces()
    {
        while (Current == ' ')
            _position++;
    }

    /// <summary>Ends a line that holds nothing more.</summary>
    private bool EndLine()
    {
        SkipSpaces();
        if (Current is not ('\n' or End))
            return false;
        SkipBlankLines();
        return true;
    }

    /// <summary>Goes to the next line that holds more than spaces or a comment.</summary>
    private void SkipBlankLines()
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
}
