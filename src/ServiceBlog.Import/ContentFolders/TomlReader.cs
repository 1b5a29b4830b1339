using System.Globalization;
using System.Text;
using ServiceBlog.Core.Content.Yaml;

namespace ServiceBlog.Import.ContentFolders;

/// <summary>
/// Reads the TOML (toml.io, 1.0) of front matter and of a Hugo site's settings into the nodes that YAML is read into.
/// No package for TOML is to be had; arrays of tables, which front matter has no use for, keep their last table.
/// </summary>
internal sealed class TomlReader
{
    private const int MaxDepth = 32;

    private readonly string _text;
    private readonly string _file;
    private readonly int _firstLine;
    private int _at;
    private int _depth;

    private TomlReader(string text, string file, int firstLine) => (_text, _file, _firstLine) = (text, file, firstLine);

    /// <summary>Null, with a diagnostic, if the text is not TOML.</summary>
    public static YamlMapping? Read(string text, string file, int firstLine, ICollection<Diagnostic> diagnostics)
    {
        var reader = new TomlReader(text, file, firstLine);
        try
        {
            return reader.ReadDocument();
        }
        catch (FormatException exception)
        {
            diagnostics.Add(new Diagnostic(Rules.UnreadableImport, reader.Here(), $"the front matter is not TOML: {exception.Message}"));
            return null;
        }
    }

    private YamlMapping ReadDocument()
    {
        var root = new List<(YamlScalar, YamlNode)>();
        var tables = new List<(YamlScalar Key, List<(YamlScalar, YamlNode)> Entries)>();
        var current = root;
        for (SkipBlank(); _at < _text.Length; SkipBlank())
        {
            if (Peek() == '[')
            {
                var key = Scalar(ReadTableName());
                current = [];
                tables.RemoveAll(table => table.Key.Text == key.Text);
                tables.Add((key, current));
                continue;
            }
            var name = Scalar(ReadKey());
            Expect('=');
            current.Add((name, ReadValue()));
            SkipSpace();
            if (_at < _text.Length && Peek() is not ('\n' or '#'))
                throw new FormatException("a line has more than one value");
        }
        root.AddRange(tables.Select(table => (table.Key, (YamlNode)new YamlMapping([.. table.Entries], table.Key.Location))));
        return new YamlMapping([.. root.DistinctBy(entry => entry.Item1.Text)], new SourceLocation(_file, _firstLine, 1));
    }

    private string ReadTableName()
    {
        var end = _text.IndexOf('\n', _at);
        var line = _text[_at..(end < 0 ? _text.Length : end)];
        _at += line.Length;
        return line.Split('#')[0].Trim().Trim('[', ']', ' ', '"');
    }

    private string ReadKey()
    {
        var key = new StringBuilder();
        while (true)
        {
            SkipSpace();
            if (Peek() is '"' or '\'')
                key.Append(ReadString());
            else
            {
                var start = _at;
                while (_at < _text.Length && (char.IsLetterOrDigit(Peek()) || Peek() is '-' or '_'))
                    _at++;
                if (start == _at)
                    throw new FormatException("a key is expected here");
                key.Append(_text, start, _at - start);
            }
            SkipSpace();
            if (Peek() != '.')
                return key.ToString();
            key.Append('.');
            _at++;
        }
    }

    private YamlNode ReadValue()
    {
        SkipSpace();
        if (++_depth > MaxDepth)
            throw new FormatException("nested too deep");
        var place = Here();
        YamlNode value = Peek() switch
        {
            '"' or '\'' => new YamlScalar(ReadString(), IsPlain: false, place),
            '[' => new YamlSequence(ReadArray(), place),
            '{' => new YamlMapping(ReadInlineTable(), place),
            _ => new YamlScalar(ReadBare(), IsPlain: true, place),
        };
        _depth--;
        return value;
    }

    private ImmutableArray<YamlNode> ReadArray()
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        _at++;
        for (SkipBlank(); Peek() != ']'; SkipBlank())
        {
            items.Add(ReadValue());
            SkipBlank();
            if (Peek() == ',')
                _at++;
            else if (Peek() != ']')
                throw new FormatException("a list is not closed");
        }
        _at++;
        return items.ToImmutable();
    }

    private ImmutableArray<(YamlScalar, YamlNode)> ReadInlineTable()
    {
        var entries = ImmutableArray.CreateBuilder<(YamlScalar, YamlNode)>();
        _at++;
        for (SkipBlank(); Peek() != '}'; SkipBlank())
        {
            var key = Scalar(ReadKey());
            Expect('=');
            entries.Add((key, ReadValue()));
            SkipBlank();
            if (Peek() == ',')
                _at++;
            else if (Peek() != '}')
                throw new FormatException("a table is not closed");
        }
        _at++;
        return entries.ToImmutable();
    }

    private string ReadBare()
    {
        var start = _at;
        while (_at < _text.Length && Peek() is not ('\n' or ',' or ']' or '}' or '#'))
            _at++;
        return _text[start.._at].Trim() is { Length: > 0 } value ? value : throw new FormatException("a value is expected here");
    }

    private string ReadString()
    {
        var quote = Peek();
        var triple = new string(quote, 3);
        var isLong = string.CompareOrdinal(_text, _at, triple, 0, 3) == 0;
        var end = isLong ? triple : quote.ToString();
        _at += end.Length;
        if (isLong && Peek() == '\n')
            _at++;
        var value = new StringBuilder();
        while (string.CompareOrdinal(_text, _at, end, 0, end.Length) != 0)
        {
            if (_at >= _text.Length || (!isLong && Peek() == '\n'))
                throw new FormatException("a text is not closed");
            if (quote == '"' && Peek() == '\\')
                value.Append(ReadEscape());
            else
                value.Append(_text[_at++]);
        }
        _at += end.Length;
        return value.ToString();
    }

    private string ReadEscape()
    {
        var letter = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        _at += 2;
        if (letter is 'u' or 'U')
        {
            var length = letter == 'u' ? 4 : 8;
            if (_at + length > _text.Length || !int.TryParse(_text.AsSpan(_at, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
                throw new FormatException("an escape is not a character");
            _at += length;
            return new Rune(code).ToString();
        }
        if (letter is '\n' or ' ')
        {
            while (char.IsWhiteSpace(Peek()))
                _at++;
            return "";
        }
        return letter switch
        {
            'n' => "\n",
            't' => "\t",
            'r' or 'b' or 'f' => " ",
            _ => letter.ToString(),
        };
    }

    private void Expect(char letter)
    {
        SkipSpace();
        if (Peek() != letter)
            throw new FormatException($"\"{letter}\" is expected here");
        _at++;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t')
            _at++;
    }

    private void SkipBlank()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(Peek()) || Peek() == '#'))
        {
            if (Peek() == '#')
                _at = _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;
            else
                _at++;
        }
    }

    private YamlScalar Scalar(string text) => new(text, IsPlain: true, Here());

    private SourceLocation Here() => new(_file, _firstLine + _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n'), 1);
}
