namespace ServiceBlog.Core.Markup;

/// <summary>A directive: <c>:::name[label]{key=value}</c> around blocks, <c>::name…</c> on a line of its own, <c>:name…</c> within a sentence. The theme's
/// shortcode of that name shows it; where there is none, it stays what was typed.</summary>
/// <param name="Before">What was typed before the label's text: <c>:::name[</c>, or <c>:::name</c> if there is no label.</param>
/// <param name="After">What was typed behind it: <c>]{key=value}</c>.</param>
/// <param name="Attributes">In the order in which they were typed.</param>
/// <param name="Location">Of its first colon.</param>
public sealed record Directive(
    string Name, DirectiveForm Form, string Before, string After, ImmutableArray<DirectiveAttribute> Attributes, SourceLocation Location)
{
    /// <summary>The attributes that hold an address, which is resolved and checked as a link in Markdown is.</summary>
    public static bool IsAddress(string attribute) => attribute is "href" || IsImage(attribute);

    /// <summary>Whether an attribute names a file that is shown or played.</summary>
    public static bool IsImage(string attribute) => attribute is "src" or "poster" or "captions";

    /// <summary>The value of an attribute; null if it is not there.</summary>
    public DirectiveAttribute? this[string name] =>
        Attributes.Where(attribute => attribute.Name == name).Select(attribute => (DirectiveAttribute?)attribute).FirstOrDefault();
}

/// <summary>An attribute of a directive.</summary>
/// <param name="Value">Empty for a bare name: <c>{open}</c>.</param>
/// <param name="Link">Of an address: an index into <see cref="MarkupOutline.Links"/>; else -1.</param>
public readonly record struct DirectiveAttribute(string Name, string Value, int Link, SourceLocation Location);

/// <summary>Where a directive stands, as its number of colons says.</summary>
public enum DirectiveForm { Inline = 1, Leaf = 2, Container = 3 }

/// <summary>Keeps directives from build to build.</summary>
internal static class DirectiveFormat
{
    public static void Write(ByteWriter writer, Directive directive)
    {
        writer.Text(directive.Name);
        writer.Number((int)directive.Form);
        writer.Text(directive.Before);
        writer.Text(directive.After);
        writer.List(directive.Attributes, static (attributes, attribute) =>
        {
            attributes.Text(attribute.Name);
            attributes.Text(attribute.Value);
            attributes.Number(attribute.Link);
            LocatedFormat.Write(attributes, attribute.Location);
        });
        LocatedFormat.Write(writer, directive.Location);
    }

    public static Directive Read(ByteReader reader, string file) => new(
        reader.Text(), (DirectiveForm)reader.Int(), reader.Text(), reader.Text(), reader.List(file, ReadAttribute), LocatedFormat.ReadLocation(reader, file));

    private static DirectiveAttribute ReadAttribute(ByteReader reader, string file) =>
        new(reader.Text(), reader.Text(), reader.Int(), LocatedFormat.ReadLocation(reader, file));
}
