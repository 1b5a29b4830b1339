using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace ServiceBlog.Preview;

/// <summary>Keeps one page of one browser up to date over a WebSocket, of which a browser allows many to one host, unlike plain connections. What is
/// sent follows from two things alone: what the page shows, as it says itself when it connects, and what the preview shows now. So nothing is missed
/// between them, nor while the server was away.</summary>
/// <param name="query">What the page says of itself: its path, from which state it is, and whether it shows problems.</param>
internal sealed class BrowserChannel(WebSocket socket, IQueryCollection query, LivePreview preview)
{
    private const int MostAssets = 100;

    // What the page shows.
    private string _path = Uri.UnescapeDataString(query["path"].ToString());
    private string _page = query["page"].ToString();
    private string _problems = query["problems"] == "none" ? "[]" : "";
    private int _revision =
        query["run"] == preview.Run && int.TryParse(query["revision"], CultureInfo.InvariantCulture, out var revision) ? revision : -1;

    /// <summary>Sends what changes until either side has gone.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listening = Listen(ended);
        try
        {
            for (var state = preview.Current; ; state = await preview.After(state, ended.Token))
            {
                if (Message(state) is { } message)
                    await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, ended.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The page has gone, or the server ends.
        }
        await listening;
    }

    /// <summary>The page never says anything but that it goes.</summary>
    private async Task Listen(CancellationTokenSource ended)
    {
        var buffer = new byte[64];
        try
        {
            while ((await socket.ReceiveAsync(buffer, ended.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // A tab that was closed says nothing.
        }
        await ended.CancelAsync();
    }

    /// <summary>What the page has to be told to show this state; null if it shows that already.</summary>
    private JsonObject? Message(PreviewState state)
    {
        if (!state.IsBuilt)
            return null;
        var message = new JsonObject { ["run"] = preview.Run, ["revision"] = state.Revision };
        var empty = message.Count;
        AddProblems(message, state);
        if (state.Site is { } site)
        {
            AddPage(message, state, site);
            AddAssets(message, state);
        }
        _revision = state.Revision;
        return message.Count > empty ? message : null;
    }

    private void AddProblems(JsonObject message, PreviewState state)
    {
        var problems = JsonSerializer.SerializeToNode(state.Problems, ProblemJson.Default.ImmutableArrayProblem)!;
        if (problems.ToJsonString() is var text && text == _problems)
            return;
        _problems = text;
        message["problems"] = problems;
    }

    private void AddPage(JsonObject message, PreviewState state, PreviewSite site)
    {
        var answer = site.Answer(_path);
        if (answer.Status != StatusCodes.Status200OK && state.Moves.TryGetValue(_path, out var moved))
        {
            _path = moved;
            answer = site.Answer(_path);
            message["moved"] = new PathString(_path).ToUriComponent();
        }
        var page = answer.ContentHash.ToString();
        if (page == _page || !answer.IsHtml)
            return;
        _page = page;
        message["page"] = page;
        // Whatever its bytes are: a page that is not UTF-8 looks here as it does in a browser that was told it were.
        message["html"] = Encoding.UTF8.GetString(answer.File.Content.Span);
        message["mark"] = site.Unpublished.GetValueOrDefault(answer.Name, "");
    }

    private void AddAssets(JsonObject message, PreviewState state)
    {
        // Nothing is known of what a page of another run got: then all is fetched again.
        ImmutableArray<string>? changed = _revision < 0 ? null : [.. state.Assets.Where(asset => asset.Value > _revision).Select(asset => asset.Key)];
        if (changed is { IsEmpty: true })
            return;
        message["assets"] = changed is { Length: <= MostAssets } some
            ? Json.Array(some.Select(address => (JsonNode)new PathString(address).ToUriComponent()))
            : new JsonArray("*");
    }
}
