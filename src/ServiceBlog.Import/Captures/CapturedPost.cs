namespace ServiceBlog.Import.Captures;

/// <summary>A post as it is gathered from the lines of a capture.</summary>
internal sealed class CapturedPost
{
    public required int FirstLine { get; init; }

    public string? Title { get; set; }

    public DateMatch? Date { get; set; }

    public string? Author { get; set; }

    public List<string> Tags { get; } = [];

    public string? OriginName { get; set; }

    public string? OriginUrl { get; set; }

    /// <summary>The lines of the text, empty ones included.</summary>
    public List<CaptureLine> Body { get; } = [];

    /// <summary>What had to be guessed, with the line where.</summary>
    public List<(int Line, string Guess)> Guesses { get; } = [];

    public void Take(MetaLine meta)
    {
        Author ??= meta.Author;
        Date ??= meta.Date;
        Tags.AddRange(meta.Tags.Except(Tags));
    }
}
