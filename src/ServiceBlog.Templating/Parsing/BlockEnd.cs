namespace ServiceBlog.Templating.Parsing;

/// <summary>What may close a block.</summary>
[Flags]
internal enum BlockEnd
{
    None = 0,
    EndOfText = 1,
    End = 2,
    Else = 4,
    When = 8,
}
