namespace ServiceBlog.Import.Captures;

/// <summary>The words around the posts of a blog: buttons, navigation, what stands before comments and side bars.</summary>
internal static partial class Boilerplate
{
    private const int LongestLine = 160;
    private const int LongestNotice = 500;

    /// <summary>A button or a notice of the page, wherever it stands.</summary>
    public static bool IsButton(string line) => line.Length <= LongestLine && Button().IsMatch(Bare(line));

    /// <summary>A word that is a link above or below the posts, but could be a heading within one.</summary>
    public static bool IsNavigation(string line) => line.Length <= LongestLine && (Navigation().IsMatch(Bare(line)) || IsLinkRow(line));

    /// <summary>After this line comes nothing of the post: comments, side bars, other posts.</summary>
    public static bool EndsPost(string line) => line.Length <= LongestNotice && End().IsMatch(Bare(line));

    /// <summary>Says that there are no comments, so that what follows is none: the next post may begin.</summary>
    public static bool IsEmptyCommentFooter(string line) => EmptyComments().IsMatch(Bare(line));

    /// <summary>A sentence that advertises after the author has signed.</summary>
    public static bool IsPromotion(string line) => line.Length <= LongestLine * 2 && Promotion().IsMatch(Bare(line));

    /// <summary>A row of stars, dashes or the like.</summary>
    public static bool IsRule(string line) =>
        line.Length >= 3 && line.All(letter => letter is '-' or '*' or '_' or '=' or '~' or '#' or '•' or '–' or '—' or ' ' or '.' or '+')
        && line.Where(letter => letter != ' ').Distinct().Count() == 1 && line.Count(letter => letter != ' ') >= 3 && line is not ("..." or "....");

    /// <summary><c>Home | About | Contact</c>.</summary>
    private static bool IsLinkRow(string line)
    {
        var parts = line.Split(['|', '•', '·', '»'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.All(part => Navigation().IsMatch(Bare(part)) || Button().IsMatch(Bare(part)));
    }

    private static string Bare(string line) =>
        line.Trim(' ', '•', '·', '*', '|', '«', '»', '‹', '›', '←', '→', '<', '>', '▼', '►', '[', ']', '\u00a0', '⟵', '⟶', '-', '–', '—');

    [GeneratedRegex(@"^(?:permalink|permanent link|trackback(?:s| url)?|pingbacks?|(?:share|tweet|like|pin|print|save|e-?mail|bookmark|follow|report)(?: (?:this|it|us|me|on|to|via|via)(?: (?:post|page|article|entry|story|ad|on|to|via))?)?(?: (?:x|twitter|facebook|linkedin|pinterest|reddit|tumblr|whatsapp|email|e-mail|google\+?|google plus|print|a friend|friends))?:?(?: \(\d+\))?|(?:e-?mail ?this)?\s?blogthis!?(?:\s?share to .*)?|(?:e-?mail ?this|share to (?:x|twitter|facebook|pinterest))+|email thisblogthis!.*|share (?:to|on) .{1,30}|click to (?:share|email|print) .*|(?:opens in new window)|pin it|tweet this|like this:?|like loading\.*|loading\.{2,3}|be the first to like this\.?|be the first of your friends.*|\d+ (?:likes?|shares?|retweets?|pins|tweets)|(?:facebook|twitter|linkedin|google\+|pinterest|reddit|tumblr|whatsapp|stumbleupon|digg|del\.?icio\.?us|delicious|technorati|instagram|youtube|rss|rss feed|copy link|addthis|sharethis)|(?:read|continue reading|show) (?:more|less|the rest.*|the full.*|“.*|"".*)?(?: ?\.\.\.|…)?|read more.{0,80}|continue reading.{0,100}|\(more(?:\.\.\.|…)\)|more ?\.\.\.|advertisements?|sponsored(?: (?:content|links))?|ads by google|skip to (?:main )?(?:content|navigation)|(?:back )?to (?:the )?top|back to top|scroll to top|log ?in to (?:reply|comment|leave a comment)|log in|sign in|register|sign up|subscribe(?: (?:now|here|by email|via email|via rss|to (?:this|our|my) (?:blog|feed|newsletter)))?\.?|unsubscribe|follow(?:ing)?(?: (?:us|me|blog|this blog))?(?: on .{1,20})?(?: via email)?|join \d[\d,]* other (?:followers|subscribers)|enter your email address.*|email address:?|your email address will not be published.*|required fields are marked.*|reblog(?: this)?|edit(?: post)?|quick edit|cancel reply|reply ?(?:delete)?|delete|reply delete|replydelete|flag|report abuse|links to this post:?|create a link|powered by .{1,60}|proudly powered by .*|theme(?: by|:) .{1,60}|(?:simple|awesome inc\.|picture window|watermark|ethereal|travel) theme\..*|(?:blog )?template(?: by|:| images by) .{1,60}|designed? by .{1,60}|hosted by .{1,60}|(?:copyright|©|\(c\)).{0,120}|.{0,40}all rights reserved\.?.{0,60}|privacy(?: policy)?(?: ?[|•·&] ?.*)?|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|cookie(?:s| policy| settings)?|accept(?: all)?(?: cookies)?|this (?:site|website|blog) uses (?:cookies|akismet).*|learn how your comment data is processed\.?|toggle navigation|image credit:?.{0,80}|photo(?: credit|s? by|: ).{0,80}|photograph(?:y)? by .{0,80}|image (?:source|via|courtesy).{0,80}|via getty images)$", AnyCase, MatchTimeout)]
    private static partial Regex Button();

    [GeneratedRegex(@"^(?:home|blog|about(?: (?:me|us|the author))?|contact(?: (?:me|us))?|archives?|services|products|portfolio|books?|speaking|press|news|shop|store|faq|search(?: for:?)?(?: this blog)?|go|menu|main menu|navigation|next|prev|previous|next post|previous post|older|newer|(?:older|newer|next|previous) (?:posts?|entr(?:y|ies)|articles?|page)|(?:next|previous)(?: post)?: .{1,120}|page \d+(?: of \d+)?|\d+|posts?|pages|share|print|e-?mail|like|comments?|tags?|rss|feed|atom|submit|send|close|open|more|view all|all posts|main|top|sitemap|links?)$", AnyCase, MatchTimeout)]
    private static partial Regex Navigation();

    [GeneratedRegex(@"^(?:(?:\d+|no|zero|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:comments?|responses?|replies|thoughts?|reactions?)(?:\s*\.\.\.)?(?:\s+(?:yet|so far))?(?:\s+(?:to|on|for)\s+.*)?\s*:?\.?|(?:\d+|no|zero|one|two|three)\s+comments?\s*[|»·•].*|comments?\s*(?:\(\d+\)|:|section|are closed.*|closed\.?|off)|(?:post|leave|add|write|submit|make) an? (?:comment|reply|response)s?(?: on .*)?.{0,3}|leave your (?:comment|reply|thoughts).*|join the (?:conversation|discussion).*|have your say.?|(?:responses|reactions|replies)\s*(?:\(\d+\)|:)|related(?: (?:posts?|articles?|stories|reading|content|entries|links))?:?|(?:you (?:may|might)(?: also)? (?:like|enjoy|be interested in)|see also|more (?:from|like this|posts|stories|in this category)|recommended(?: for you| reading)?|also on).{0,60}|(?:recent|popular|latest|featured|top|similar|most read|trending|previous|other) (?:posts?|entries|articles|comments|stories)(?: by .*)?:?|(?:older|newer) posts?(?:\s*(?:home|newer posts?|older posts?|[|»«←→].*)){0,3}|(?:newer post\s*)?(?:older post\s*)home|(?:newer|older) post(?:\s+(?:older post|home).*)?|blog archive.*|archives?:|about (?:me|the author|this blog|the blogger):?|(?:view|see) my complete profile|my blog list|blogroll|followers.{0,10}|labels|categories|subscribe to:.*|subscribe in a reader|post(?:s|ed)? \(atom\)|post comments \(atom\)|(?:join|subscribe to) (?:our|my|the) (?:mailing list|newsletter).{0,80}|trackbacks?:?|this entry was posted.*|bookmark the permalink.*|you can follow any responses.*|both comments and pings.*|(?:author|written by) bio:?|popular tags|tag cloud|meta|search this (?:blog|site)|contact form|notify me of .*)$", AnyCase, MatchTimeout)]
    private static partial Regex End();

    [GeneratedRegex(@"^(?:(?:0|no|zero)\s+(?:comments?|responses?|replies).*|(?:post|leave|add|write) an? (?:comment|reply).*|comments? \(0\)|comments off|comments? (?:are )?closed.*|this entry was posted.*)$", AnyCase, MatchTimeout)]
    private static partial Regex EmptyComments();

    [GeneratedRegex(@"^(?:(?:please )?(?:check out|visit|follow|subscribe|buy|order|get|grab|download|sign up|connect|like|join|find|contact|call|email|learn more about|watch|listen to|pre-?order|register|book|click)\b.{0,60}\b(?:my|our|me|us|here|now|today|newsletter|book|books|website|site|blog|twitter|facebook|linkedin|podcast|course)\b.*|(?:my|our) (?:new )?(?:book|website|blog|newsletter|podcast|latest book)\b.*|(?:www\.|https?://)\S+|\(?c\)? ?copyright.*|©.*)$", AnyCase, MatchTimeout)]
    private static partial Regex Promotion();
}
