namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Keeps the facts of files from check to check. The path is not written with them.</summary>
internal static class FactsFormat
{
    /// <summary>All that other files' links can ask of this one: while it is the same, what was found in them stays true.</summary>
    public static void WriteTarget(BinaryWriter writer, FileFacts facts)
    {
        writer.Write((byte)facts.Kind);
        WriteList(writer, facts.Ids, static (ids, id) => ids.Write(id));
        var redirects = facts.IsRedirect ? facts.Groups : [];
        WriteList(writer, redirects, static (groups, group) =>
        {
            WriteText(groups, group.BaseUrl);
            WriteList(groups, [.. group.Links.Where(link => link.Source.Use == LinkUse.Refresh)], static (links, link) => links.Write(link.Url.Text));
        });
    }

    public static void Write(BinaryWriter writer, FileFacts facts)
    {
        WriteTarget(writer, facts);
        writer.Write(facts.IsRedirect);
        WriteFindings(writer, facts.Findings);
        WriteList(writer, facts.Groups, WriteGroup);
    }

    public static FileFacts Read(BinaryReader reader, string path, SharedTexts shared)
    {
        var kind = (FileKind)reader.ReadByte();
        var ids = ReadList(reader, items => shared.Names.Get(items.ReadString()));
        // What a redirect leads to stands among its links again.
        ReadList(reader, groups => (ReadText(groups), ReadList(groups, links => links.ReadString())));
        return new FileFacts(path, kind)
        {
            Ids = ids,
            IsRedirect = reader.ReadBoolean(),
            Findings = ReadFindings(reader, path),
            Groups = ReadList(reader, groups => ReadGroup(groups, shared)),
        };
    }

    public static void WriteFindings(BinaryWriter writer, ImmutableArray<Finding> findings) => WriteList(writer, findings, static (writer, finding) =>
    {
        writer.Write7BitEncodedInt((int)finding.Kind);
        writer.Write7BitEncodedInt(finding.Place.Offset);
        writer.Write7BitEncodedInt(finding.Place.Line);
        writer.Write7BitEncodedInt(finding.Place.Column);
        writer.Write(finding.Message);
        writer.Write(finding.IsWarning);
        WriteText(writer, finding.Element);
        WriteText(writer, finding.Attribute);
        WriteText(writer, finding.Url);
        WriteText(writer, finding.Suggestion);
    });

    public static ImmutableArray<Finding> ReadFindings(BinaryReader reader, string path) =>
        [.. ReadList(reader, items => new Finding((FindingKind)items.Read7BitEncodedInt(), path, ReadPlace(items), items.ReadString())
        {
            IsWarning = items.ReadBoolean(),
            Element = ReadText(items),
            Attribute = ReadText(items),
            Url = ReadText(items),
            Suggestion = ReadText(items),
        })];

    private static Place ReadPlace(BinaryReader reader) => new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());

    private static void WriteGroup(BinaryWriter writer, LinkGroup group)
    {
        WriteText(writer, group.BaseUrl);
        // A page has many links, but few kinds of them.
        var sources = group.Links.Select(link => link.Source).Distinct().ToList();
        WriteList(writer, sources, static (items, source) =>
        {
            WriteText(items, source.Element);
            WriteText(items, source.Attribute);
            items.Write((byte)source.Use);
        });
        var before = default(Place);
        WriteList(writer, group.Links, (items, link) =>
        {
            items.Write(link.Url.Text);
            items.Write7BitEncodedInt(sources.IndexOf(link.Source));
            items.Write7BitEncodedInt(link.Place.Offset - before.Offset);
            items.Write7BitEncodedInt(link.Place.Line - before.Line);
            items.Write7BitEncodedInt(link.Place.Column);
            before = link.Place;
        });
    }

    private static LinkGroup ReadGroup(BinaryReader reader, SharedTexts shared)
    {
        var baseUrl = ReadText(reader);
        var sources = ReadList(reader, items => shared.Source(ReadText(items), ReadText(items), (LinkUse)items.ReadByte()));
        var before = default(Place);
        return new LinkGroup(baseUrl, ReadList(reader, items =>
        {
            var url = shared.Urls.Get(items.ReadString());
            var source = sources[items.Read7BitEncodedInt()];
            before = new Place(before.Offset + items.Read7BitEncodedInt(), before.Line + items.Read7BitEncodedInt(), items.Read7BitEncodedInt());
            return new Link(url, source, before);
        }));
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
            write(writer, item);
    }

    private static T[] ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.Read7BitEncodedInt()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(reader);
        return items;
    }
}
