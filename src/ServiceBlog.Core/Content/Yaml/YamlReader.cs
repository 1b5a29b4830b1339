using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ServiceBlog.Core.Content.Yaml;

/// <summary>Reads one YAML document into nodes that know their place. Nesting, expanded size and self-reference are bounded while the events stream
/// in, so that no text, however hostile, costs more than its own length.</summary>
/// <remarks>The library reads what <see cref="SimpleYamlReader"/> does not; all messages are about what it says.</remarks>
public sealed class YamlReader
{
    private const int MaxDepth = 32;
    private const int MaxSize = 100_000;

    // The library ends a line at these too, as YAML 1.1 did (section 4.2); editors do not, nor does YAML 1.2 (section 5.4).
    private const string OldLineEnds = "\u0085\u2028\u2029";

    private readonly Parser _parser;
    private readonly string _file;
    private readonly int _lineOffset;
    private readonly ICollection<Diagnostic> _diagnostics;

    // Where the lines of the library begin, if it sees others than there are.
    private readonly ImmutableArray<(int Line, int Column)> _lineStarts;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _size;

    private YamlReader(string text, string file, int firstLine, ICollection<Diagnostic> diagnostics)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _file = file;
        _lineOffset = firstLine - 1;
        _diagnostics = diagnostics;
        _lineStarts = text.AsSpan().ContainsAny(OldLineEnds) ? LineStarts(text) : default;
    }

    /// <summary>Reads the text as a mapping. Null, with a diagnostic, if it is not well-formed or something else than a mapping; an empty mapping if
    /// there is nothing but comments.</summary>
    /// <param name="firstLine">The line of the file on which the text starts.</param>
    public static YamlMapping? ReadMapping(ReadOnlySpan<char> text, string file, int firstLine, ICollection<Diagnostic> diagnostics)
    {
        var start = new SourceLocation(file, firstLine, 1);
        switch (Read(text, file, firstLine, diagnostics))
        {
            case YamlMapping mapping:
                return mapping;
            case YamlScalar { IsNull: true }:
                return new YamlMapping([], start);
            case { } other:
                diagnostics.Add(NoMapping(other));
                return null;
            case null:
                return null;
        }
    }

    /// <summary>Reads a file of nothing but YAML. Null, with diagnostics, also if it is no text.</summary>
    public static YamlMapping? ReadMapping(InputFile file, ICollection<Diagnostic> diagnostics, ContentLimits? limits = null) =>
        TextFileReader.Read(file, diagnostics, limits) is { } text ? ReadMapping(text, file.DisplayPath, firstLine: 1, diagnostics) : null;

    private static Diagnostic NoMapping(YamlNode node)
    {
        if (node is YamlScalar { IsPlain: true } scalar && YamlMistake.StrangeSpace(scalar.Text) is { } mistake)
            return new Diagnostic(Rules.InvalidYaml, scalar.Location with { Column = scalar.Location.Column + mistake.Column - 1 }, mistake.Message,
                mistake.Suggestion);
        return new Diagnostic(Rules.InvalidYaml, node.Location, $"expected keys and values such as \"title: …\", found {node.Description}");
    }

    /// <summary>Reads a text of any kind; null with a diagnostic if it is not well-formed.</summary>
    public static YamlNode? Read(ReadOnlySpan<char> text, string file, int firstLine, ICollection<Diagnostic> diagnostics) =>
        SimpleYamlReader.TryRead(text, file, firstLine) ?? ReadWithLibrary(text.ToString(), file, firstLine, diagnostics);

    internal static YamlNode? ReadWithLibrary(string text, string file, int firstLine, ICollection<Diagnostic> diagnostics)
    {
        var reader = new YamlReader(text, file, firstLine, diagnostics);
        try
        {
            reader._parser.Consume<StreamStart>();
            if (!reader._parser.TryConsume<DocumentStart>(out _))
                return new YamlScalar("", IsPlain: true, new SourceLocation(file, firstLine, 1));
            var node = reader.ReadNode(depth: 0);
            reader._parser.Consume<DocumentEnd>();
            if (reader._parser.Current is not null && !reader._parser.Accept<StreamEnd>(out _))
                throw new YamlException(reader._parser.Current.Start, reader._parser.Current.End, "a second document starts here");
            return node;
        }
        catch (YamlException exception)
        {
            diagnostics.Add(reader.Explain(text, exception));
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // What the library says of a key that starts in a list left open, and of "!!]": no place, no word of its own.
            var start = reader._parser.Current?.Start ?? Mark.Empty;
            diagnostics.Report(Rules.InvalidYaml, reader.Within(text, start.Line, start.Column),
                "this is not YAML; is a bracket or a quote left open?");
            return null;
        }
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current ?? throw new YamlException("the text ends too early");
        if (depth > MaxDepth)
            throw new YamlException(current.Start, current.End, $"nested deeper than {MaxDepth} levels");
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return Resolve(alias);
        // The library lets a mapping end between a key and its value, as in "- :".
        if (current is not NodeEvent { Anchor: var anchor, Tag: var tag })
            throw new YamlException(current.Start, current.End, "a value is missing before this place");
        // Else the first word of "title: !Important news" would be lost.
        if (tag.IsLocal)
            throw new YamlException(current.Start, current.End, "a value that begins with ! must stand in quotes");
        YamlNode node;
        if (_parser.TryConsume<Scalar>(out var scalar))
            node = new YamlScalar(ControlCharacters.Replace(scalar.Value), scalar.Style == ScalarStyle.Plain && scalar.IsPlainImplicit, At(scalar.Start));
        else if (_parser.TryConsume<SequenceStart>(out var sequence))
            node = ReadSequence(sequence, depth);
        else
            node = ReadMapping(_parser.Consume<MappingStart>(), depth);
        // Registered only now, so that a node which refers to itself refers to nothing.
        if (!anchor.IsEmpty)
            _anchors[anchor.Value] = node;
        return node;
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new YamlSequence(items.ToImmutable(), At(start.Start));
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlScalar, YamlNode)>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
                throw new YamlException(start.Start, start.End, "a key must be a single value");
            var value = ReadNode(depth + 1);
            if (seen.TryAdd(key.Text, key.Location))
                entries.Add((key, value));
            else
                _diagnostics.Report(Rules.DuplicateKey, key.Location,
                    Invariant($"\"{key.Text}\" is given twice; the first is on line {seen[key.Text].Line}"));
        }
        return new YamlMapping(entries.ToImmutable(), At(start.Start));
    }

    private YamlNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
            throw new YamlException(alias.Start, alias.End, $"\"*{alias.Value.Value}\" refers to nothing before it");
        _size += node.Size;
        return _size <= MaxSize ? node : throw new YamlException(alias.Start, alias.End, "the aliases stand for more than 100,000 values");
    }

    private SourceLocation At(Mark mark) => Locate((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    /// <summary>A place that the library tells, in the file.</summary>
    private SourceLocation Locate(int line, int column)
    {
        var (inText, before) = _lineStarts.IsDefault ? (line, 0) : _lineStarts[Math.Min(line, _lineStarts.Length) - 1];
        return new SourceLocation(_file, inText + _lineOffset, before + column);
    }

    private static ImmutableArray<(int Line, int Column)> LineStarts(string text)
    {
        var starts = ImmutableArray.CreateBuilder<(int, int)>();
        starts.Add((1, 0));
        var (line, start) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && !text.AsSpan(i + 1).StartsWith('\n')))
                (line, start) = (line + 1, i + 1);
            else if (!OldLineEnds.Contains(text[i], StringComparison.Ordinal))
                continue;
            starts.Add((line, i + 1 - start));
        }
        return starts.ToImmutable();
    }

    private Diagnostic Explain(string text, YamlException exception)
    {
        // What this class throws itself says enough.
        if (exception is not (SyntaxErrorException or SemanticErrorException))
            return new Diagnostic(Rules.InvalidYaml, Within(text, exception.Start.Line, exception.Start.Column),
                (exception.InnerException ?? exception).Message);
        var mistake = YamlMistake.Explain(text, (int)Math.Max(1, exception.Start.Line), (int)Math.Max(1, exception.Start.Column), exception.Message);
        return new Diagnostic(Rules.InvalidYaml, Within(text, mistake.Line, mistake.Column), mistake.Message, mistake.Suggestion);
    }

    /// <summary>What breaks off at the end is for the library on the line behind it, which may not be there.</summary>
    private SourceLocation Within(string text, long line, long column)
    {
        var lines = text.AsSpan().Count('\n') + 1;
        return line <= (_lineStarts.IsDefault ? lines : _lineStarts.Length)
            ? Locate((int)Math.Max(1, line), (int)Math.Max(1, column))
            : new SourceLocation(_file, lines + _lineOffset, text.Length - text.LastIndexOf('\n'));
    }
}
