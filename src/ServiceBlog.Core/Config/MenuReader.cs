namespace ServiceBlog.Core.Config;

/// <summary>Reads <c>menu</c> of <c>site.yml</c>: entries, and entries below them.</summary>
internal static class MenuReader
{
    public static ImmutableArray<MenuItem> Read(YamlNode? written, string key, YamlFields fields, int depth = 1)
    {
        switch (written)
        {
            case null:
                return [];
            case YamlSequence sequence when fields.HasTooMany(key, sequence):
                return [];
            case YamlSequence sequence:
                return [.. sequence.Items.Select(item => ReadItem(item, fields, depth)).OfType<MenuItem>()];
            case { } node:
                fields.Report(Rules.WrongType, node.Location,
                    $"\"{key}\" expects a list such as \"- {{title: About, url: /about/}}\", found {node.Description}");
                return [];
        }
    }

    private static MenuItem? ReadItem(YamlNode node, YamlFields fields, int depth)
    {
        const int deepest = 2;
        if (node is not YamlMapping mapping)
        {
            fields.Report(Rules.WrongType, node.Location,
                $"a menu entry is written \"{{title: About, url: /about/}}\", found {node.Description}");
            return null;
        }
        var entry = new YamlFields(mapping, fields.Diagnostics) { Limits = fields.Limits };
        var (title, url, isOptional) = (entry.Text("title"), entry.Text("url"), entry.Flag("optional") is { Value: true });
        var children = depth < deepest ? Read(entry.Take("children"), "children", entry, depth + 1) : [];
        entry.ReportUnknown(depth < deepest ? " in a menu entry" : " in a menu entry below another");
        if (title is null || url is null && children.IsEmpty)
        {
            entry.Report(Rules.MissingValue, mapping.Location, "a menu entry needs a title and a url, or entries below it");
            return null;
        }
        if (url is { } address && ScriptValues.Report(address.Value, address.Location, fields.Diagnostics))
            return null;
        return new MenuItem(title.Value.Value, url?.Value ?? "", url?.Location ?? title.Value.Location, isOptional, children);
    }
}
