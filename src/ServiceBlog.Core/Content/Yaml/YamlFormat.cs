using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Content.Yaml;

/// <summary>Keeps YAML from build to build. All nodes come from one file, which is not written with each.</summary>
public static class YamlFormat
{
    public static void Write(ByteWriter writer, YamlNode node)
    {
        writer.Number(node switch { YamlScalar { IsPlain: true } => 0, YamlScalar => 1, YamlSequence => 2, _ => 3 });
        LocatedFormat.Write(writer, node.Location);
        switch (node)
        {
            case YamlScalar scalar:
                writer.Text(scalar.Text);
                break;
            case YamlSequence sequence:
                writer.List(sequence.Items, Write);
                break;
            case YamlMapping mapping:
                writer.List(mapping.Entries, WriteEntry);
                break;
        }
    }

    public static void WriteEntry(ByteWriter writer, (YamlScalar Key, YamlNode Value) entry)
    {
        Write(writer, entry.Key);
        Write(writer, entry.Value);
    }

    public static YamlNode Read(ByteReader reader, string file)
    {
        var kind = reader.Int();
        var location = LocatedFormat.ReadLocation(reader, file);
        return kind switch
        {
            0 or 1 => new YamlScalar(reader.Text(), IsPlain: kind == 0, location),
            2 => new YamlSequence(reader.List(items => Read(items, file)), location),
            _ => new YamlMapping(reader.List(entries => ReadEntry(entries, file)), location),
        };
    }

    public static (YamlScalar Key, YamlNode Value) ReadEntry(ByteReader reader, string file) =>
        ((YamlScalar)Read(reader, file), Read(reader, file));
}
