namespace ServiceBlog.Core.Content.Yaml;

/// <summary>A piece of YAML with its place. Immutable; aliases share the node that they stand for.</summary>
public abstract record YamlNode(SourceLocation Location)
{
    /// <summary>Nodes in this tree, aliases counted as often as they stand there.</summary>
    public abstract int Size { get; }

    /// <summary>What this is, in the words of a message to an author.</summary>
    public abstract string Description { get; }

    /// <summary>All values of this tree, in their order.</summary>
    public abstract IEnumerable<YamlScalar> Scalars { get; }
}

/// <summary>Text, a number, a truth value or null: in YAML's core schema only a plain scalar can be other than text.</summary>
/// <param name="Text">Its text, escapes resolved.</param>
/// <param name="IsPlain">Written without quotes.</param>
public sealed record YamlScalar(string Text, bool IsPlain, SourceLocation Location) : YamlNode(Location)
{
    public override int Size => 1;

    public override string Description => IsNull ? "nothing" : $"\"{Text}\"";

    public override IEnumerable<YamlScalar> Scalars => [this];

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The truth value, by YAML 1.2's core schema: <c>yes</c> and <c>no</c> are text.</summary>
    public bool? AsBoolean() => !IsPlain ? null : Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };
}

public sealed record YamlSequence(ImmutableArray<YamlNode> Items, SourceLocation Location) : YamlNode(Location)
{
    public override int Size { get; } = 1 + Items.Sum(item => item.Size);

    public override string Description => "a list";

    public override IEnumerable<YamlScalar> Scalars => Items.SelectMany(item => item.Scalars);
}

/// <summary>Keys and values in the order of the text; every key once.</summary>
public sealed record YamlMapping(ImmutableArray<(YamlScalar Key, YamlNode Value)> Entries, SourceLocation Location) : YamlNode(Location)
{
    public override int Size { get; } = 1 + Entries.Sum(entry => 1 + entry.Value.Size);

    public override string Description => "a mapping of keys to values";

    public override IEnumerable<YamlScalar> Scalars => Entries.SelectMany(entry => entry.Value.Scalars);

    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Text == key)
                    return entry.Value;
            }
            return null;
        }
    }
}

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
