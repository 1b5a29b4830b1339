using System.Xml;
using static ServiceBlog.Import.Exports.ExportXml;

namespace ServiceBlog.Import.Exports;

/// <summary>Reads the elements of an export one after the other. A document type is refused, so that no entity can grow or reach out; nesting is
/// bounded; a reference to a character that XML forbids, which WordPress writes, is taken as it is.</summary>
internal static class ExportXml
{
    private const int MaxDepth = 64;
    private const int MostElements = 20_000; // each becomes a file, and the tools of blogs export by months or years

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The children of the root, or of the element of the given name within it, with their lines. What follows a place that is no XML is
    /// missing, which is reported.</summary>
    public static List<XElement> Children(string text, string? within, string file, ICollection<Diagnostic> diagnostics)
    {
        var children = new List<XElement>();
        if (IsTooDeep(text))
        {
            diagnostics.Add(new Diagnostic(Rules.UnreadableImport, new SourceLocation(file), "the XML is nested too deep, which no export is"));
            return children;
        }
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        try
        {
            reader.MoveToContent();
            if ((within is not null && !reader.ReadToDescendant(within)) || ReadChildren(reader, children) <= MostElements)
                return children;
            diagnostics.Add(new Diagnostic(Rules.UnreadableImport, new SourceLocation(file, LineOf(children[^1]), 1),
                Invariant($"the export has more than {MostElements:#,0} items; export it in pieces, year by year")));
            children.Clear();
        }
        catch (XmlException exception)
        {
            var doctype = text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
            diagnostics.Add(exception.Message.Contains("DTD", StringComparison.Ordinal) && doctype >= 0
                ? new Diagnostic(Rules.UnreadableImport, new SourceLocation(file, 1 + text.AsSpan(0, doctype).Count('\n'), 1),
                    "the XML has a document type, which no export has")
                : new Diagnostic(Rules.UnreadableImport, new SourceLocation(file, Math.Max(1, exception.LineNumber), Math.Max(1, exception.LinePosition)),
                    Invariant($"this is no XML from here on; {children.Count} elements before it were read")));
        }
        return children;
    }

    public static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    /// <summary>The text of the child of that local name, in whatever namespace; empty if there is none.</summary>
    public static string Text(XElement? element, string name) => element is null ? "" : Child(element, name)?.Value ?? "";

    public static XElement? Child(XElement element, string name) => All(element, name).FirstOrDefault();

    public static IEnumerable<XElement> All(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    /// <summary>The time to load elements grows with the square of their depth.</summary>
    private static bool IsTooDeep(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        try
        {
            while (reader.Read() && reader.Depth <= MaxDepth)
                continue;
            return !reader.EOF;
        }
        catch (XmlException)
        {
            return false; // reported when the elements are read
        }
    }

    /// <returns>How many posts and comments were read; reading ends where these are too many.</returns>
    private static int ReadChildren(XmlReader reader, List<XElement> children)
    {
        var depth = reader.Depth + 1;
        reader.Read();
        var count = 0;
        while (reader is { EOF: false } && reader.Depth >= depth && count <= MostElements)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                // A subtree keeps the line numbers.
                using var subtree = reader.ReadSubtree();
                var child = XElement.Load(subtree, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
                child.DescendantsAndSelf().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
                children.Add(child);
                count += 1 + All(child, "comment").Count();
            }
            reader.Read();
        }
        return count;
    }
}

/// <summary>What the exports of all blogs have in common: a file with a site, and items that are no pages.</summary>
internal abstract class ExportReader(string file, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Kinds of items that are no pages, with the first's line and their number.</summary>
    private readonly Dictionary<string, (int Line, int Count)> _skipped = new(StringComparer.Ordinal);

    protected string File => file;
    protected ICollection<Diagnostic> Diagnostics => diagnostics;
    protected string Blog { get; init; } = "";
    protected Uri? Site { get; init; }

    /// <summary>The files that the texts name.</summary>
    protected ExportMedia Media { get; init; } = new([], null, [], []);

    protected SourceLocation PlaceOf(XElement item) => new(file, LineOf(item), 1);

    protected void Skip(string kind, XElement item)
    {
        var (first, count) = _skipped.GetValueOrDefault(kind, (LineOf(item), 0));
        _skipped[kind] = (first, count + 1);
    }

    private void ReportSkipped()
    {
        foreach (var (kind, (line, count)) in _skipped)
        {
            diagnostics.Add(new Diagnostic(Rules.SkippedItem, new SourceLocation(file, line, 1),
                Invariant($"{count:#,0} {(count == 1 ? "item" : "items")} not imported: {kind}")));
        }
    }

    /// <param name="content">The element that holds the HTML; the item itself where it has none.</param>
    protected HtmlBody BodyOf(XElement content, string source, string address = "") => new()
    {
        Source = source,
        FirstLine = LineOf(content),
        File = file,
        // On Unix a path from the root would be taken for a file.
        Address = !address.StartsWith('/') && Uri.TryCreate(address, UriKind.Absolute, out var own) ? own : Site,
        LocalImage = Media.PathOf,
        LocalLink = address => Media.PathOf(address) ?? FileBehind(address),
    };

    /// <summary>What stands for a page of the old site that is none here: the file that it showed and nothing else, or the list of a tag; null for others.</summary>
    protected virtual string? FileBehind(string address) => null;

    /// <summary>The export as one site.</summary>
    protected ImportBatch Batch(string name, string origin, ImmutableArray<ImportedPage> pages)
    {
        ReportSkipped();
        if (Media.Missing is { Count: > 0 } missing)
        {
            diagnostics.Add(new Diagnostic(Rules.UnresolvedImport, missing.Place,
                Invariant($"{missing.Count:#,0} {(missing.Count == 1 ? "image or file stays" : "images and files stay")} on the old site, the first is {missing.First}; --media brings them along")));
        }
        return new ImportBatch
        {
            Name = name,
            Origin = origin,
            Pages = pages,
            Assets = Media.Assets,
            Settings = new OldSettings { Title = Blog.Length > 0 ? Blog : null, BaseUrl = Site is null ? null : Site.AbsoluteUri.TrimEnd('/') + "/" }
        };
    }

    protected string TitleOf(XElement item, string? html)
    {
        if (HtmlText.Of(Text(item, "title")) is { Length: > 0 } given)
            return given;
        var text = HtmlText.Of(html ?? "");
        return Titles.Guessed(text.Length > 0 ? text : null, PlaceOf(item), diagnostics);
    }
}
