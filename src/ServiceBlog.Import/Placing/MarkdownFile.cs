namespace ServiceBlog.Import.Placing;

/// <summary>Writes the file of an imported page: front matter, then its text.</summary>
internal static class MarkdownFile
{
    public static byte[] Write(ImportedPage page, PageKind kind, string? permalink, IReadOnlyCollection<string> aliases, string body)
    {
        var text = new StringBuilder("---\n");
        Add("title", page.Title);
        Raw("date", page.Date?.ToString());
        Raw("updated", page.Updated is { } updated && updated.Local != page.Date?.Local ? updated.ToString() : null);
        Add("author", page.Authors is [var author] ? author : null);
        AddList("authors", page.Authors.Length > 1 ? page.Authors : []);
        if (kind == PageKind.Source && (page.OriginName ?? page.OriginUrl) is not null)
        {
            text.Append("origin:\n");
            Add("  name", page.OriginName ?? new Uri(page.OriginUrl!).Host);
            Add("  url", page.OriginUrl);
        }
        Add("summary", page.Summary);
        AddList("tags", page.Tags);
        AddList("series", page.Series);
        Add("permalink", permalink);
        AddList("aliases", aliases);
        Raw("expires", page.Expires?.ToString());
        Add("language", page.Language);
        Raw("order", page.Order?.ToString(CultureInfo.InvariantCulture));
        Raw("draft", page.Draft ? "true" : null);
        Raw("verbatim", kind == PageKind.Source ? "true" : null);
        foreach (var line in page.KeptLines)
            text.Append("# ").Append(line).Append('\n');
        text.Append("---\n");
        if (body.Length > 0)
            text.Append('\n').Append(body);
        return Encoding.UTF8.GetBytes(text.ToString());

        void Raw(string key, string? written) => text.Append(written is null ? "" : $"{key}: {written}\n");

        void Add(string key, string? value) => Raw(key, string.IsNullOrWhiteSpace(value) ? null : YamlText.Scalar(value));

        void AddList(string key, IReadOnlyCollection<string> values) => Raw(key, values.Count == 0 ? null : YamlText.List(values));
    }
}

/// <summary>The comments on a page, each as a file of its own that names the one which it answers.</summary>
internal static class CommentFiles
{
    public static IEnumerable<(string Path, string Id, byte[] Bytes)> Of(PlacedPage page)
    {
        var folder = $"comments/{page.Key ?? $"{ContentPath.FolderOf(page.Path)}/{ContentPath.KeyOf(page.Path)}"}";
        var comments = page.Page.Comments.DistinctBy(comment => comment.Id).ToList();
        var (names, taken, numbers) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal),
            new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var comment in comments)
        {
            var wanted = string.Join('-', ((string?[])[comment.Date?.Day, KeyName.Of(comment.Author ?? "")])
                .Where(part => !string.IsNullOrEmpty(part)).DefaultIfEmpty("comment"));
            var name = wanted;
            while (!taken.Add(name))
                name = Invariant($"{wanted}-{numbers[wanted] = numbers.GetValueOrDefault(wanted, 1) + 1}");
            names[comment.Id] = name;
        }
        foreach (var comment in comments)
        {
            var text = new StringBuilder("---\n").Append("author: ")
                .Append(YamlText.Scalar(string.IsNullOrWhiteSpace(comment.Author) ? "Anonymous" : comment.Author.Trim())).Append('\n');
            if (comment.Date is { } date)
                text.Append("date: ").Append(date).Append('\n');
            if (Uri.TryCreate(comment.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                text.Append("url: ").Append(YamlText.Scalar(url.AbsoluteUri)).Append('\n');
            if (comment.Parent is { } parent && names.TryGetValue(parent, out var answered) && parent != comment.Id)
                text.Append("replyTo: ").Append(YamlText.Scalar(answered)).Append('\n');
            if (!comment.IsApproved)
                text.Append("draft: true\n");
            text.Append("---\n\n").Append(comment.Text).Append('\n');
            yield return ($"{folder}/{names[comment.Id]}.md", $"{page.Page.Id}#comment:{comment.Id}", Encoding.UTF8.GetBytes(text.ToString()));
        }
    }
}

/// <summary>Writes what belongs to pages without being their text, as YAML that a theme reads under <c>data</c>.</summary>
internal static class ImportedData
{
    /// <summary>Files that the old site has, in the order of the export.</summary>
    public static byte[] Attachments(ImmutableArray<ImportedAttachment> attachments)
    {
        var yaml = new StringBuilder();
        foreach (var attachment in attachments)
        {
            (string Key, string? Value)[] more = [("title", attachment.Title), ("caption", attachment.Caption), ("alt", attachment.Alt), ("date", attachment.Date?.ToString())];
            yaml.Append("- url: ").Append(YamlText.Scalar(attachment.Url)).Append('\n');
            foreach (var (key, value) in more.Where(field => !string.IsNullOrEmpty(field.Value)))
                yaml.Append("  ").Append(key).Append(": ").Append(YamlText.Scalar(value!)).Append('\n');
        }
        return Encoding.UTF8.GetBytes(yaml.ToString());
    }
}
