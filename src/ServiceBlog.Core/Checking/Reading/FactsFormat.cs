using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Checking.Reading;

/// <summary>Keeps the facts of files from build to build. The path is not written with them.</summary>
internal static class FactsFormat
{
    public static void Write(ByteWriter writer, FileFacts facts)
    {
        writer.Number((int)facts.Kind);
        writer.Flag(facts.IsRedirect);
        writer.List(facts.Ids, static (ids, id) => ids.Text(id));
        writer.List(facts.Findings, WriteFinding);
        writer.List(facts.Groups, WriteGroup);
    }

    public static FileFacts Read(ByteReader reader, string path, SharedTexts shared)
    {
        var kind = (FileKind)reader.Int();
        return new FileFacts(path, kind)
        {
            IsRedirect = reader.Flag(),
            Ids = [.. reader.List(ids => shared.Names.Get(ids.Text()))],
            Findings = reader.List(findings => ReadFinding(findings, path)),
            Groups = [.. reader.List(groups => ReadGroup(groups, shared))],
        };
    }

    public static void WriteFinding(ByteWriter writer, Finding finding)
    {
        writer.Text(finding.Rule.Code);
        WritePlace(writer, finding.Place);
        writer.Text(finding.Message);
        writer.Number((int)finding.Severity);
        writer.Text(finding.Element);
        writer.Text(finding.Attribute);
        writer.Text(finding.Url);
        writer.Text(finding.Suggestion);
    }

    public static Finding ReadFinding(ByteReader reader, string path)
    {
        var code = reader.Text();
        var rule = Rules.Find(code) ?? throw new InvalidDataException($"there is no rule {code}");
        return new Finding(rule, path, ReadPlace(reader), reader.Text())
        {
            Severity = (Severity)reader.Int(),
            Element = reader.TextOrNull(),
            Attribute = reader.TextOrNull(),
            Url = reader.TextOrNull(),
            Suggestion = reader.TextOrNull(),
        };
    }

    private static void WriteGroup(ByteWriter writer, LinkGroup group)
    {
        writer.Text(group.BaseUrl);
        // A page has many links, but few kinds of them.
        var sources = group.Links.Select(link => link.Source).Distinct().ToList();
        writer.List(sources, WriteSource);
        writer.Number(group.Links.Length);
        var before = default(Place);
        foreach (var link in group.Links)
        {
            writer.Text(link.Url.Text);
            writer.Number(sources.IndexOf(link.Source));
            writer.Number(link.Place.Offset - before.Offset);
            writer.Number(link.Place.Line - before.Line);
            writer.Number(link.Place.Column);
            before = link.Place;
        }
    }

    private static LinkGroup ReadGroup(ByteReader reader, SharedTexts shared)
    {
        var baseUrl = reader.TextOrNull();
        var sources = reader.List(items => ReadSource(items, shared));
        var before = default(Place);
        var links = reader.List(items =>
        {
            var url = shared.Urls.Get(items.Text());
            var source = sources[items.Int()];
            before = new Place(before.Offset + items.Int(), before.Line + items.Int(), items.Int());
            return new Link(url, source, before);
        });
        return new LinkGroup(baseUrl, [.. links]);
    }

    private static void WriteSource(ByteWriter writer, LinkSource source)
    {
        writer.Text(source.Element);
        writer.Text(source.Attribute);
        writer.Number((int)source.Use);
    }

    private static LinkSource ReadSource(ByteReader reader, SharedTexts shared) =>
        shared.Source(reader.TextOrNull(), reader.TextOrNull(), (LinkUse)reader.Int());

    private static void WritePlace(ByteWriter writer, Place place)
    {
        writer.Number(place.Offset);
        writer.Number(place.Line);
        writer.Number(place.Column);
    }

    private static Place ReadPlace(ByteReader reader) => new(reader.Int(), reader.Int(), reader.Int());
}
