using Microsoft.AspNetCore.WebUtilities;

namespace ServiceBlog.LinkCheck.External;

/// <summary>What came of one request: a status, or a failure before there was any.</summary>
internal sealed record Answer
{
    /// <summary>The HTTP status; 0 if there is a <see cref="Failure"/> instead.</summary>
    public int Status { get; init; }

    /// <summary>Where a redirect leads, as the server wrote it.</summary>
    public string? Location { get; init; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The page, if it was asked for and is HTML.</summary>
    public HtmlPage? Page { get; init; }

    public ConnectionFailure? Failure { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;

    public bool IsPermanentRedirect => Status is 301 or 308;

    /// <summary>The server or the way to it is in trouble, and may be out of it in a moment.</summary>
    public bool IsTransient => Failure?.IsTransient ?? Status is 429 or 502 or 503 or 504;

    /// <summary>What it says of the link, redirects aside.</summary>
    public Outcome Outcome => Failure?.Outcome ?? (IsSuccess ? Outcome.Works : Status is 404 or 410 ? Outcome.Broken : Outcome.Unknown);

    public string Reason => Failure?.Reason ?? StatusReason;

    private string StatusReason
    {
        get
        {
            var phrase = ReasonPhrases.GetReasonPhrase(Status);
            return string.Create(CultureInfo.InvariantCulture, $"the server answers {Status}{(phrase.Length > 0 ? " " : "")}{phrase}");
        }
    }
}
