using System.Xml;
using System.Xml.Linq;
using static System.FormattableString;

namespace ServiceBlog.Import.Exports;

/// <summary>
/// Reads the elements of an export one after the other. A document type is refused, so that no entity can grow or reach
/// out; nesting is bounded; a reference to a character that XML forbids, which WordPress writes, is taken as it is.
/// </summary>
internal static class ExportXml
{
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>
    /// The children of the root, or of the element of the given name within it, with their lines. What follows a place
    /// that is no XML is missing, which is reported.
    /// </summary>
    public static List<XElement> Children(string text, string? within, string file, ICollection<Diagnostic> diagnostics)
    {
        var children = new List<XElement>();
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        try
        {
            reader.MoveToContent();
            if (within is null || reader.ReadToDescendant(within))
                ReadChildren(reader, children);
        }
        catch (XmlException exception)
        {
            var doctype = text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
            diagnostics.Add(exception.Message.Contains("DTD", StringComparison.Ordinal) && doctype >= 0
                ? new Diagnostic(Rules.UnreadableImport, new SourceLocation(file, 1 + text.AsSpan(0, doctype).Count('\n'), 1), "the XML has a document type, which no export has")
                : new Diagnostic(Rules.UnreadableImport, new SourceLocation(file, Math.Max(1, exception.LineNumber), Math.Max(1, exception.LinePosition)),
                    Invariant($"this is no XML from here on; {children.Count} elements before it were read")));
        }
        return children;
    }

    public static int LineOf(XElement element) => ((LocatedElement)element).Line;

    /// <summary>The line on which an element's text starts.</summary>
    public static int TextLineOf(XElement element) => ((LocatedElement)element).TextLine;

    /// <summary>The text of the child of that local name, in whatever namespace; empty if there is none.</summary>
    public static string Text(XElement element, string name) => Child(element, name)?.Value ?? "";

    public static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> All(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    private static void ReadChildren(XmlReader reader, List<XElement> children)
    {
        var depth = reader.Depth + 1;
        reader.Read();
        while (reader is { EOF: false } && reader.Depth >= depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }
            // A subtree keeps the line numbers; it must not be deeper than anything that an export holds.
            using (var subtree = reader.ReadSubtree())
                children.Add(Load(subtree));
            reader.Read();
        }
    }

    private static XElement Load(XmlReader reader)
    {
        reader.Read();
        var open = new Stack<XElement>();
        XElement? root = null;
        do
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth > MaxDepth)
                    throw new XmlException("nested too deep", null, ((IXmlLineInfo)reader).LineNumber, ((IXmlLineInfo)reader).LinePosition);
                var element = LocatedElement.At(reader);
                var isEmpty = reader.IsEmptyElement;
                if (open.TryPeek(out var parent))
                    parent.Add(element);
                root ??= element;
                if (!isEmpty)
                    open.Push(element);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && open.TryPeek(out var holder))
            {
                ((LocatedElement)holder).AddText(reader);
            }
        }
        while (reader.Read());
        return root!;
    }
}

/// <summary>An element that knows its line and that of its text.</summary>
internal sealed class LocatedElement : XElement
{
    private LocatedElement(XName name, int line)
        : base(name)
    {
        Line = line;
        TextLine = line;
    }

    public int Line { get; }

    /// <summary>Where its text starts.</summary>
    public int TextLine { get; private set; }

    /// <summary>The element at which a reader stands, with its attributes.</summary>
    public static LocatedElement At(XmlReader reader)
    {
        var element = new LocatedElement(XName.Get(reader.LocalName, reader.NamespaceURI), ((IXmlLineInfo)reader).LineNumber);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        }
        reader.MoveToElement();
        return element;
    }

    public void AddText(XmlReader reader)
    {
        if (IsEmpty)
            TextLine = ((IXmlLineInfo)reader).LineNumber;
        Add(new XText(reader.Value));
    }
}

/// <summary>Counts the items of an export that are no pages, one word on each kind.</summary>
internal sealed class SkippedItems
{
    private readonly Dictionary<string, (int Line, int Count)> _kinds = new(StringComparer.Ordinal);

    public void Add(string kind, int line)
    {
        var (first, count) = _kinds.GetValueOrDefault(kind, (line, 0));
        _kinds[kind] = (first, count + 1);
    }

    public void Report(string file, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (kind, (line, count)) in _kinds)
            diagnostics.Add(new Diagnostic(Rules.SkippedItem, new SourceLocation(file, line, 1), Invariant($"{count:#,0} {(count == 1 ? "item" : "items")} not imported: {kind}")));
    }
}
