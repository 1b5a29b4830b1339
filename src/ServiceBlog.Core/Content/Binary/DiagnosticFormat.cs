namespace ServiceBlog.Core.Content.Binary;

/// <summary>Keeps diagnostics from build to build.</summary>
public static class DiagnosticFormat
{
    public static void Write(ByteWriter writer, Diagnostic diagnostic)
    {
        writer.Text(diagnostic.Rule.Code);
        writer.Number((int)diagnostic.Severity);
        writer.Text(diagnostic.Location.File);
        writer.Number(diagnostic.Location.Line);
        writer.Number(diagnostic.Location.Column);
        writer.Text(diagnostic.Message);
        writer.Text(diagnostic.Suggestion);
        writer.Text(diagnostic.Page);
        writer.Text(diagnostic.Element);
        writer.Text(diagnostic.Attribute);
        writer.Text(diagnostic.Url);
    }

    public static Diagnostic Read(ByteReader reader)
    {
        var code = reader.Text();
        var rule = Rules.Find(code) ?? throw new InvalidDataException($"there is no rule {code}");
        var severity = (Severity)reader.Int();
        var location = new SourceLocation(reader.Text(), reader.Int(), reader.Int());
        return new Diagnostic(rule, location, reader.Text())
        {
            Severity = severity,
            Suggestion = reader.TextOrNull(),
            Page = reader.TextOrNull(),
            Element = reader.TextOrNull(),
            Attribute = reader.TextOrNull(),
            Url = reader.TextOrNull(),
        };
    }
}
