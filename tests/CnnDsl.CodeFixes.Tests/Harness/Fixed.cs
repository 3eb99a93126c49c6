namespace CnnDsl.CodeFixes.Tests.Harness;

/// <summary>What a test demands of one fix.</summary>
internal static class Fixed
{
    /// <summary>One of the fixes has this title, gives this text, and mends what it should.</summary>
    public static async Task Gives(string source, string title, string result)
    {
        IReadOnlyList<Offer> offers = await Offer.All(source);
        Offer? offer = offers.FirstOrDefault(o => o.Title == title);
        Assert.True(offer is not null, $"No '{title}' among: {string.Join("; ", offers.Select(o => o.Title))}");
        Assert.Equal(result, await offer.Text());
        await Demand.Mends(offer);
    }

    /// <summary>These fixes are offered, in this order, and no others.</summary>
    public static async Task Offers(string source, params string[] titles)
    {
        foreach (Offer offer in await Titles(source, titles))
        {
            await Demand.Mends(offer);
        }
    }

    /// <summary>The same, whatever they lead to.</summary>
    public static async Task<IReadOnlyList<Offer>> Titles(string source, params string[] titles)
    {
        IReadOnlyList<Offer> offers = await Offer.All(source);
        Assert.Equal(titles, offers.Select(offer => offer.Title));
        return offers;
    }
}
