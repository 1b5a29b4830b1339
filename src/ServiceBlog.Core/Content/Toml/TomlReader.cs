using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace ServiceBlog.Core.Content.Toml;

/// <summary>Reads TOML into the nodes that YAML is read into, so that all that is known of keys and their values holds for both. Texts are never
/// plain: in TOML the quotes tell a text from a number, a date or a truth value.</summary>
public sealed class TomlReader
{
    private readonly string _text;
    private readonly string _file;
    private readonly int _firstLine;

    /// <summary>Where each line starts.</summary>
    private readonly List<int> _lines = [0];

    private TomlReader(string text, string file, int firstLine)
    {
        (_text, _file, _firstLine) = (text, file, firstLine);
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
            _lines.Add(end + 1);
    }

    /// <summary>Null, with a diagnostic for the first mistake, if the text is not TOML.</summary>
    /// <param name="text">Lines ended by <c>\n</c>.</param>
    public static YamlMapping? ReadMapping(string text, string file, int firstLine, ICollection<Diagnostic> diagnostics)
    {
        var reader = new TomlReader(text, file, firstLine);
        try
        {
            var document = SyntaxParser.Parse(text, file, validate: true);
            if (document.Diagnostics.FirstOrDefault(mistake => mistake.Kind == DiagnosticMessageKind.Error) is { } mistake)
                diagnostics.Add(reader.Explain(mistake));
            else
                return reader.Read(document);
        }
        catch (TomlException exception)
        {
            diagnostics.Report(Rules.InvalidToml, new SourceLocation(file, firstLine, 1), $"this is not TOML: {exception.Message}");
        }
        return null;
    }

    private YamlMapping Read(DocumentSyntax document)
    {
        var root = new Table(new SourceLocation(_file, _firstLine, 1));
        Add(root, document.KeyValues);
        foreach (var table in document.Tables)
            Add(Open(root, table), table.Items);
        return root.ToMapping();
    }

    /// <summary>The table that a header names; each header of a table array opens another of its tables.</summary>
    private Table Open(Table root, TableSyntaxBase header)
    {
        ImmutableArray<YamlScalar> path = [.. PathOf(header.Name!)];
        var place = path[^1].Location;
        var owner = Descend(root, path.AsSpan()[..^1]);
        if (header is not TableArraySyntax)
            return owner.TableAt(path[^1], place);
        var array = owner.ArrayAt(path[^1], place);
        array.Items.Add(new Table(place));
        return array.Items[^1];
    }

    private void Add(Table table, SyntaxList<KeyValueSyntax> entries)
    {
        foreach (var entry in entries)
            Add(table, entry);
    }

    private void Add(Table table, KeyValueSyntax entry)
    {
        ImmutableArray<YamlScalar> path = [.. PathOf(entry.Key!)];
        Descend(table, path.AsSpan()[..^1]).Set(path[^1], ValueOf(entry.Value!));
    }

    private static Table Descend(Table table, ReadOnlySpan<YamlScalar> path)
    {
        foreach (var key in path)
            table = table.TableAt(key, key.Location);
        return table;
    }

    private IEnumerable<YamlScalar> PathOf(KeySyntax key)
    {
        yield return Name(key.Key!);
        foreach (var dotted in key.DotKeys)
            yield return Name(dotted.Key!);
    }

    private YamlScalar Name(BareKeyOrStringValueSyntax key) => new(
        key is StringValueSyntax text ? Text(text) : ((BareKeySyntax)key).Key!.Text!, IsPlain: key is BareKeySyntax, At(key));

    private object ValueOf(ValueSyntax value)
    {
        switch (value)
        {
            case ArraySyntax array:
                return new YamlSequence([.. array.Items.Select(item => Finished(ValueOf(item.Value!)))], At(array));
            case InlineTableSyntax inline:
                var table = new Table(At(inline));
                foreach (var item in inline.Items)
                    Add(table, item.KeyValue!);
                return table;
            case StringValueSyntax text:
                return new YamlScalar(Text(text), IsPlain: false, At(text));
            default:
                return new YamlScalar(Written(value), IsPlain: true, At(value));
        }
    }

    private static string Text(StringValueSyntax text) => ControlCharacters.Replace(text.Value ?? "");

    /// <summary>Numbers, dates and truth values as YAML writes them.</summary>
    private static string Written(ValueSyntax value) => value switch
    {
        BooleanValueSyntax flag => flag.Value ? "true" : "false",
        IntegerValueSyntax number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatValueSyntax number => number.Token!.Text!.Replace("_", "", StringComparison.Ordinal),
        DateTimeValueSyntax date => date.Token!.Text!.Replace('t', 'T').Replace('z', 'Z'),
        _ => value.ToString().Trim(),
    };

    private static YamlNode Finished(object value) => value is Table table ? table.ToMapping() : (YamlNode)value;

    private Diagnostic Explain(DiagnosticMessage mistake)
    {
        var (line, column) = Place(mistake.Span.Start);
        var explained = TomlMistake.Explain(_text, line, column, mistake.Message);
        return new Diagnostic(mistake.Message.Contains("already defined", StringComparison.Ordinal) ? Rules.DuplicateKey : Rules.InvalidToml,
            new SourceLocation(_file, _firstLine + explained.Line - 1, explained.Column), explained.Message, explained.Suggestion);
    }

    private SourceLocation At(SyntaxNode node)
    {
        var (line, column) = Place(node.Span.Start);
        return new SourceLocation(_file, _firstLine + line - 1, column);
    }

    /// <summary>Line and column as editors count them: the library's columns count characters outside the first plane once.</summary>
    private (int Line, int Column) Place(TextPosition position)
    {
        var column = 0;
        foreach (var rune in _text.AsSpan(_lines[Math.Min(position.Line, _lines.Count - 1)]).EnumerateRunes())
        {
            if (position.Column-- <= 0)
                break;
            column += rune.Utf16SequenceLength;
        }
        return (position.Line + 1, column + 1);
    }

    /// <summary>A table while its entries come together from several places.</summary>
    private sealed class Table(SourceLocation location)
    {
        private readonly List<(YamlScalar Key, object Value)> _entries = [];
        private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

        public void Set(YamlScalar key, object value)
        {
            if (_values.TryAdd(key.Text, value))
                _entries.Add((key, value));
        }

        public Table TableAt(YamlScalar key, SourceLocation place)
        {
            Set(key, new Table(place));
            return _values[key.Text] switch
            {
                TableArray array => array.Items[^1],
                Table table => table,
                _ => new Table(place), // a value of that name, which was reported
            };
        }

        public TableArray ArrayAt(YamlScalar key, SourceLocation place)
        {
            Set(key, new TableArray(place, []));
            return _values[key.Text] as TableArray ?? new TableArray(place, []);
        }

        public YamlMapping ToMapping() => new([.. _entries.Select(entry => (entry.Key, entry.Value switch
        {
            TableArray array => new YamlSequence([.. array.Items.Select(item => item.ToMapping())], array.Location),
            var value => Finished(value),
        }))], location);
    }

    private sealed record TableArray(SourceLocation Location, List<Table> Items);
}

/// <summary>What an author got wrong, told from the line on which the library met it: its own words are about tokens.</summary>
/// <param name="Line">From 1, within the text.</param>
/// <param name="Column">From 1.</param>
/// <param name="Suggestion">What to write instead; null if it cannot be known.</param>
internal sealed record TomlMistake(int Line, int Column, string Message, string? Suggestion = null)
{
    /// <param name="line">Where the library met it, from 1.</param>
    public static TomlMistake Explain(string text, int line, int column, string message)
    {
        var lines = text.Split('\n');
        var written = lines[Math.Clamp(line - 1, 0, lines.Length - 1)];
        var found = column <= written.Length ? written[column - 1] : '\0';
        var equals = written.IndexOf('=', StringComparison.Ordinal);
        return found switch
        {
            _ when char.IsWhiteSpace(found) && found is not (' ' or '\t') =>
                At($"the space here is a no-break space (U+{(int)found:X4}); type a plain space", written.Replace(found, ' ').Trim()),
            '\u201C' or '\u201D' or '\u201E' or '\u2018' or '\u2019' => At("curly quotes are letters to TOML; quote with \"", Straight(written).Trim()),
            _ when Has("Expecting `=` after a key") && written.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon => new TomlMistake(
                line, colon + 1, "between +++ lines a key and its value are parted by =, not by a colon",
                $"{written[..colon].Trim()} = {written[(colon + 1)..].Trim()}"),
            _ when Has("newline in a string") || Has("End-Of-File found on string") => At("a quotation mark on this line is not closed"),
            _ when Has("for a value") && equals >= 0 && column > equals && char.IsLetter(found) =>
                At("a text stands in quotes", $"{written[..(equals + 1)].Trim()} \"{written[(equals + 1)..].Trim()}\""),
            _ when Has("while expecting a value") => At("a value is missing behind the ="),
            _ when Has("closing `]`") => At("a list that began with [ goes on here; is its ] missing, or a comma?"),
            _ when Has("surrogate") || Has("Unicode scalar") => At("this escape is half of a character; write the character itself"),
            _ when Has("escape character") =>
                At("a backslash in double quotes begins an escape, and this is none; write \\\\, or put the text in single quotes"),
            _ when Has("already defined") =>
                At(message[..(message.IndexOf(" at (", StringComparison.Ordinal) is > 0 and var end ? end : message.Length)].Replace('`', '"') + " above"),
            _ when Has("date time") => At("this is no date: write 2026-11-20, or with a time 2026-11-20T09:30:00+01:00"),
            _ => At(message.Length == 0 ? "this is not TOML" : char.ToLowerInvariant(message[0]) + message[1..].Replace('`', '"')),
        };

        bool Has(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

        TomlMistake At(string explanation, string? suggestion = null) => new(line, column, explanation, suggestion);
    }

    private static string Straight(string line) =>
        line.Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u201E', '"').Replace('\u2018', '\'').Replace('\u2019', '\'');
}
