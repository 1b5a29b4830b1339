namespace ServiceBlog.Import.Captures;

/// <summary>Finds the posts of a capture. Blogs print a date above each title or below it; which of the two this one does, all of its dates decide
/// together. Between two such places lies a post; what follows its own footer is another post of the same day if it has a title, else not part of
/// it.</summary>
internal sealed partial class CaptureSplitter(ImmutableArray<CaptureLine> lines)
{
    private const int LongestPreamble = 400;

    private readonly List<CapturedPost> _posts = [];
    private readonly List<(int Line, string Reason)> _skipped = [];
    private string? _blog;

    public static (List<CapturedPost> Posts, List<(int Line, string Reason)> Skipped) Split(ImmutableArray<CaptureLine> lines)
    {
        var splitter = new CaptureSplitter(lines);
        splitter.Split();
        return (splitter._posts, splitter._skipped);
    }

    private void Split()
    {
        var headers = Headers();
        var first = headers.Count > 0 ? headers[0].Start : lines.Length;
        var title = FirstTitle();
        // Much text above the first date is a post whose own date is not there.
        var isPost = headers.Count == 0 || (title < first && lines.Take(first).Where(line => line.IsText).Sum(line => line.Text.Length) > LongestPreamble);
        ReadPreamble(isPost ? title : first);
        if (isPost)
            ReadPosts(title, first, header: null);
        for (var index = 0; index < headers.Count; index++)
            ReadPosts(headers[index].Start, index + 1 < headers.Count ? headers[index + 1].Start : lines.Length, headers[index]);
        foreach (var post in _posts)
            post.OriginName ??= BlogName();
    }

    // ---- Where posts begin

    private readonly record struct Header(int Start, int DateLine, int? TitleLine);

    private List<Header> Headers()
    {
        var dates = Enumerable.Range(0, lines.Length).Where(index => lines[index].Meta?.Date is not null).ToArray();
        var after = dates.ToDictionary(index => index, TitleAfter);
        var before = dates.ToDictionary(index => index, TitleBefore);
        var votes = dates.Sum(index => (after[index], before[index]) switch
        {
            (not null, null) => 1,
            (null, not null) => -1,
            (not null, not null) => Preference(index, after[index]!.Value, before[index]!.Value),
            _ => 0,
        });
        var isAfter = votes > 0 || (votes == 0 && dates.Length > 0 && (lines[dates[0]].Meta!.IsBareDate || before[dates[0]] is null));
        var titles = isAfter ? after : before;
        var headers = new List<Header>();
        (DateForm, bool, bool, bool)? signature = null;
        var (end, seen) = (-1, 0);
        foreach (var date in dates)
        {
            for (; seen < date; seen++)
                end = lines[seen].Kind == LineKind.End ? seen : end;
            var isInComments = end >= 0 && !Boilerplate.IsEmptyCommentFooter(lines[end].Text);
            var meta = lines[date].Meta!;
            var hasTitle = titles[date] is not null;
            // A post may lack its title, but it looks like the others and starts after an empty line.
            var isUntitled = signature is not null && meta.Signature == signature && isAfter && IsApart(date)
                && NextOf(date, line => !line.IsBlank) is { } next && lines[next].IsText;
            if (!hasTitle && !isUntitled || (signature is not null && meta.Signature != signature && (isInComments || !IsApart(date))))
                continue;
            signature ??= meta.Signature;
            headers.Add(new Header(isAfter ? date : titles[date] ?? date, date, titles[date]));
        }
        return headers;
    }

    /// <summary>Both neighbours could be the title: the one that touches the date, else what is usual.</summary>
    private int Preference(int date, int after, int before)
    {
        var touchesBefore = before == date - 1;
        if (touchesBefore != (after == date + 1))
            return touchesBefore ? -1 : 1;
        return lines[date].Meta is { SaysPosted: true } or { Author: not null } ? -1 : 1;
    }

    private int? TitleAfter(int date)
    {
        var title = BelowDate(date);
        if (title is not { } index || !lines[index].IsText || !Titles.IsTitle(lines[index].Text) || !HasTextBelow(index))
            return null;
        // Without an empty line below it, a first line is a title only if it could not be the start of a wrapped paragraph.
        var below = index + 1;
        var touches = below < lines.Length && lines[below].IsText;
        if (touches && (lines[index].Text.Length > 90 || char.IsLower(lines[below].Text[0])
            || (lines[index].Text.Length > 55 && lines[below].Text.Length < 90 && !IsApartFrom(date, index))))
            return null;
        return index;
    }

    private bool IsApartFrom(int date, int title) => title > date + 1 && lines[title + 1].IsBlank;

    private int? BelowDate(int date) => NextOf(date, line =>
        line.Kind is not (LineKind.Blank or LineKind.Button or LineKind.Rule) && line is not { Kind: LineKind.Meta, Meta.Date: null } && !IsCommentCount(line));

    private int? TitleBefore(int date)
    {
        var title = PreviousOf(date, line => line.Kind is not (LineKind.Blank or LineKind.Button) && !(line.Kind == LineKind.Meta && line.Meta!.Date is null));
        if (title is not { } index || !lines[index].IsText || !Titles.IsTitle(lines[index].Text))
            return null;
        return IsApart(index) && BelowDate(date) is { } text && lines[text].IsText ? index : null;
    }

    private bool HasTextBelow(int index) =>
        NextOf(index, line => line.Kind is not (LineKind.Blank or LineKind.Button or LineKind.Rule or LineKind.Meta) && !IsCommentCount(line)) is { } below
        && lines[below].IsText;

    private static bool IsCommentCount(CaptureLine line) => line.Kind == LineKind.End && CommentCount().IsMatch(line.Text);

    private bool IsApart(int index) => index == 0 || !lines[index - 1].IsText;

    /// <summary>The first line of text; the second if the first is the page's title, which names the second too.</summary>
    private int FirstTitle()
    {
        var first = NextOf(-1, line => line.Kind == LineKind.Text) ?? 0;
        var second = NextOf(first, line => line.Kind == LineKind.Text);
        return second is { } title && TitleSeparator().Split(lines[first].Text) is { Length: > 1 } parts
            && parts.Any(part => Titles.AreSame(part, lines[title].Text))
            ? title
            : first;
    }

    private int? NextOf(int index, Func<CaptureLine, bool> wanted) => Nearest(index, +1, wanted);

    private int? PreviousOf(int index, Func<CaptureLine, bool> wanted) => Nearest(index, -1, wanted);

    private int? Nearest(int index, int step, Func<CaptureLine, bool> wanted)
    {
        for (var near = index + step; near >= 0 && near < lines.Length; near += step)
        {
            if (wanted(lines[near]))
                return near;
        }
        return null;
    }

    // ---- What stands above the first post

    private void ReadPreamble(int end)
    {
        for (var index = 0; index < end; index++)
        {
            if (lines[index].IsBlank)
                continue;
            if (_blog is null && lines[index].Kind == LineKind.Text && lines[index].Text.Length < 80)
                _blog = lines[index].Text;
            Skip(index, "it stands above the first post");
        }
    }

    /// <summary>The blog's name out of a page's title, which also has the post's or the month's: <c>Jane's Blog: May 2014</c>.</summary>
    private string? BlogName() => TitleSeparator().Split(_blog ?? "")
        .FirstOrDefault(part => part.Length > 1 && !part.EndsWith('.') && !ArchiveName().IsMatch(part)
            && !_posts.Exists(post => post.Title is { } title && Titles.AreSame(title, part)));

    // ---- The posts between two places

    private void ReadPosts(int start, int end, Header? header)
    {
        var post = new CapturedPost { FirstLine = lines[Math.Min(start, lines.Length - 1)].Number };
        _posts.Add(post);
        if (header is { } known)
        {
            post.Take(lines[known.DateLine].Meta!);
            if (known.TitleLine is { } title)
                post.Title = lines[title].Text;
        }
        else if (start < end && Titles.IsTitle(lines[start].Text) && HasTextBelow(start))
        {
            post.Title = lines[start].Text;
            header = new Header(start, start, start);
        }
        var state = State.Head;
        for (var index = start; index < end; index++)
        {
            if (index == header?.TitleLine || (index == header?.DateLine && lines[index].Meta is not null))
                continue;
            (post, state) = Take(index, end, post, state);
        }
    }

    private enum State { Head, Body, Footer, Closed }

    private (CapturedPost Post, State State) Take(int index, int end, CapturedPost post, State state)
    {
        var line = lines[index];
        if (line.IsBlank)
        {
            if (state == State.Body)
                post.Body.Add(line);
            return (post, state);
        }
        if (state == State.Head)
            return (post, TakeHead(index, post));
        if (state == State.Footer && StartsPost(index, end))
            return (NextPost(line, post, ""), State.Head);
        var isMeta = line.Kind == LineKind.Meta && !line.Meta!.IsBareDate;
        var (reason, next) = line.Kind switch
        {
            _ when state == State.Closed => ("it stands below the post", state),
            LineKind.End => ("comments or a side bar", Boilerplate.IsEmptyCommentFooter(line.Text) ? State.Footer : State.Closed),
            LineKind.Button => ("a button or a notice", state),
            _ when isMeta => ("date, author or links", State.Footer),
            LineKind.Navigation when state == State.Footer || IsAmongLinks(index) => ("navigation", state),
            _ when state == State.Footer && line.Text.Length < 80 => ("it stands below the post", state),
            _ => (null, State.Body),
        };
        if (reason is null && state == State.Body && IsCapitalTitle(index, end, post))
            return (NextPost(line, post, ", since it is written as the title above is"), State.Head);
        if (reason is null)
            post.Body.Add(line);
        else
            Skip(index, reason);
        // Below the end of a post only its labels still belong to it.
        if (state == State.Closed ? line.Meta is { Tags.IsEmpty: false, Author: null, Date: null } : isMeta)
            post.Take(line.Meta!);
        return (post, next);
    }

    private State TakeHead(int index, CapturedPost post)
    {
        var line = lines[index];
        var credit = Credit().Match(line.Text);
        var reason = line.Kind switch
        {
            LineKind.Meta => "date, author or categories",
            LineKind.Button or LineKind.Rule or LineKind.Navigation => "a button or navigation",
            LineKind.End => "a count of comments",
            _ when post.Title is not null && Titles.AreSame(line.Text, post.Title) => "the title once more",
            _ => credit.Success ? "a credit" : null,
        };
        if (reason is null)
        {
            post.Body.Add(line);
            return State.Body;
        }
        if (line.Kind == LineKind.Meta)
            post.Take(line.Meta!);
        else if (line.Kind == LineKind.Text && credit.Success)
            TakeCredit(credit.Groups["what"].Value, post);
        Skip(index, reason);
        return State.Head;
    }

    private CapturedPost NextPost(CaptureLine title, CapturedPost previous, string reason)
    {
        var post = new CapturedPost { FirstLine = title.Number, Title = title.Text, Date = previous.Date };
        post.Guesses.Add((title.Number, $"\"{HtmlText.Shorten(title.Text, 60)}\" was taken for the title of another post of the same day{reason}"));
        _posts.Add(post);
        return post;
    }

    /// <summary>A credit with an address names where the post is from; one of a picture names where that is from.</summary>
    private static void TakeCredit(string what, CapturedPost post)
    {
        if (!Uri.TryCreate(what.Split(' ')[^1].Trim('(', ')', '<', '>'), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return;
        post.OriginUrl = url.AbsoluteUri;
        post.OriginName ??= what.Contains(' ') ? what[..what.LastIndexOf(' ')].TrimEnd(' ', ',', '-', '–', '(') : url.Host;
    }

    /// <summary>Below a footer, a title with a paragraph below it begins another post.</summary>
    private bool StartsPost(int index, int end) =>
        lines[index].Kind == LineKind.Text && Titles.IsTitle(lines[index].Text) && IsApart(index)
        && !Boilerplate.IsPromotion(lines[index].Text)
        && NextOf(index, line => !line.IsBlank && line.Kind != LineKind.Meta) is { } below && below < end
        && lines[below].IsText && lines[below].Text.Length > 80;

    /// <summary>In a blog that writes its titles in capitals, a long line of capitals between paragraphs is the next title: several posts of a day
    /// share one date.</summary>
    private bool IsCapitalTitle(int index, int end, CapturedPost post)
    {
        var text = lines[index].Text;
        return post.Title is { } title && Titles.IsCapitals(title) && Titles.IsCapitals(text)
            && HtmlText.Words(text).Length >= 6 && Titles.IsTitle(text) && ListMarker.Of(text) is null
            && IsApart(index) && index + 1 < end && lines[index + 1].IsBlank
            && HasParagraphs(post.Body) && HasParagraphs(lines.Skip(index + 1).Take(Math.Min(end - index - 1, 100)));
    }

    private static bool HasParagraphs(IEnumerable<CaptureLine> text) => text.Where(line => line.IsText && line.Text.Length > 80).Take(2).Count() == 2;

    private bool IsAmongLinks(int index)
    {
        var previous = PreviousOf(index, line => !line.IsBlank);
        var next = NextOf(index, line => !line.IsBlank);
        return next is null || IsLink(previous) || IsLink(next);

        bool IsLink(int? neighbour) => neighbour is { } at && lines[at].Kind is LineKind.Navigation or LineKind.Button or LineKind.End;
    }

    private void Skip(int index, string reason) => _skipped.Add((lines[index].Number, reason));

    [GeneratedRegex(@"^(?:\d+|no|one|two|three)\s+(?:comments?|responses?|replies)\W*$|^(?:leave|add|post) a (?:comment|reply)\W*$|^comments?\s*(?:\(\d+\)|off)$", AnyCase, MatchTimeout)]
    private static partial Regex CommentCount();

    [GeneratedRegex(@"\s*[|»«]\s*|:\s+|\s+[·–—-]\s+", AnyCase, MatchTimeout)]
    private static partial Regex TitleSeparator();

    [GeneratedRegex(@"^(?:(?:posts? (?:from|in)|(?:monthly )?archives?(?: (?:for|of))?)\W*)?(?:\p{L}{3,10}\.?\s+\d{4}|\d{4}(?:[-/]\d{1,2})*)$|^(?:(?:blog )?archives?|home|page \d+)$", AnyCase, MatchTimeout)]
    private static partial Regex ArchiveName();

    [GeneratedRegex(@"^(?:(?:image|photo|picture)\s+)?(?:(?:source|credits?|via|courtesy)\s*:|courtesy of|originally (?:posted|published|appeared) (?:at|on|in)\s*:?)\s*(?<what>\S.{0,150})$", AnyCase, MatchTimeout)]
    private static partial Regex Credit();
}
