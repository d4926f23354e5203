<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Trigger Map</source>
        <translation>Over Trigger Map</translation>
    </message>
    <message>
        <source>Trigger Map</source>
        <translation>Trigger Map</translation>
    </message>
    <message>
        <source>Program {app} · content {content}</source>
        <translation>Programma {app} · inhoud {content}</translation>
    </message>
    <message>
        <source>No clinician has reviewed this content yet.</source>
        <translation>Nog geen arts of therapeut heeft deze inhoud nagekeken.</translation>
    </message>
    <message>
        <source>Read it with care, and talk it over with your therapist.</source>
        <translation>Lees met zorg en bespreek het met uw therapeut.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Waar het voor is</translation>
    </message>
    <message>
        <source>Trigger Map is for learning and for talking with your therapist. It compares where it hurts with pain patterns that are described in the literature. A match is not a diagnosis, and it gives no prescription. It is for adults; it is not for emergencies.</source>
        <translation>Trigger Map is om van te leren en om met uw therapeut te bespreken. Het vergelijkt waar u pijn hebt met pijnpatronen die in de literatuur beschreven zijn. Een overeenkomst is geen diagnose en het programma schrijft niets voor. Het is voor volwassenen; het is niet voor noodgevallen.</translation>
    </message>
    <message>
        <source>How sure is this?</source>
        <translation>Hoe zeker is dit?</translation>
    </message>
    <message>
        <source>Trigger points are a clinical model. Examiners often do not agree on where they are, and what they are is disputed. Many people still find the patterns and the self-care useful.</source>
        <translation>Triggerpoints zijn een model uit de praktijk. Onderzoekers zijn het vaak niet eens over waar ze zitten, en wat ze precies zijn is omstreden. Toch vinden veel mensen de patronen en de zelfzorg nuttig.</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privé</translation>
    </message>
    <message>
        <source>It works offline. Nothing leaves this computer.</source>
        <translation>Het werkt zonder internet. Niets verlaat deze computer.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licenties</translation>
    </message>
    <message>
        <source>Icons: Lucide, ISC licence.</source>
        <translation>Pictogrammen: Lucide, ISC-licentie.</translation>
    </message>
</context>
<context>
    <name>Accessibility</name>
    <message>
        <source>marked: it hurts here</source>
        <translation>aangegeven: hier doet het pijn</translation>
    </message>
    <message>
        <source>not marked</source>
        <translation>niet aangegeven</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Print …</source>
        <translation>&amp;Afdrukken …</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>Opslaan als P&amp;DF …</translation>
    </message>
    <message>
        <source>&amp;Hand-out …</source>
        <translation>&amp;Hand-out …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Afs&amp;luiten</translation>
    </message>
    <message>
        <source>&amp;Clear all marks</source>
        <translation>Alles &amp;wissen</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Zoeken</translation>
    </message>
    <message>
        <source>&amp;List instead of map</source>
        <translation>&amp;Lijst in plaats van kaart</translation>
    </message>
    <message>
        <source>Lan&amp;dmarks with their names</source>
        <translation>&amp;Herkenningspunten met hun namen</translation>
    </message>
    <message>
        <source>A &amp;click opens the muscle</source>
        <translation>&amp;Een klik opent de spier</translation>
    </message>
    <message>
        <source>Li&amp;brary</source>
        <translation>Bi&amp;bliotheek</translation>
    </message>
    <message>
        <source>&amp;Present full screen</source>
        <translation>&amp;Presenteren op het hele scherm</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Inzoomen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Uitzoomen</translation>
    </message>
    <message>
        <source>&amp;Fit the body</source>
        <translation>Hele lichaam &amp;passend</translation>
    </message>
    <message>
        <source>&amp;Turn to the left</source>
        <translation>&amp;Naar links draaien</translation>
    </message>
    <message>
        <source>T&amp;urn to the right</source>
        <translation>Naar &amp;rechts draaien</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>&amp;Grotere tekst</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>&amp;Kleinere tekst</translation>
    </message>
    <message>
        <source>Content &amp;packs …</source>
        <translation>Inhouds&amp;pakketten …</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Woordenlijst</translation>
    </message>
    <message>
        <source>&amp;About Trigger Map</source>
        <translation>&amp;Over Trigger Map</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Vrouw</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Man</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Ouder</translation>
    </message>
    <message>
        <source>Heavier</source>
        <translation>Zwaarder</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoog contrast</translation>
    </message>
    <message>
        <source>Automatic (lines in high contrast)</source>
        <translation>Automatisch (lijnen bij hoog contrast)</translation>
    </message>
    <message>
        <source>Shaded</source>
        <translation>Met schaduw</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>Lijntekening</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Those at the surface</source>
        <translation>Die aan de oppervlakte</translation>
    </message>
    <message>
        <source>Those that lie deep</source>
        <translation>Die diep liggen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Be&amp;werken</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Bee&amp;ld</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Instellingen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Body</source>
        <translation>&amp;Lichaam</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Kleuren</translation>
    </message>
    <message>
        <source>Fi&amp;gure</source>
        <translation>&amp;Figuur</translation>
    </message>
    <message>
        <source>Mu&amp;scles</source>
        <translation>&amp;Spieren</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>Te&amp;kstgrootte</translation>
    </message>
    <message>
        <source>&amp;Country (whom to call)</source>
        <translation>La&amp;nd (wie u belt)</translation>
    </message>
    <message>
        <source>Language of the te&amp;xts</source>
        <translation>Taal van de te&amp;ksten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ongedaan maken</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Op&amp;nieuw</translation>
    </message>
    <message>
        <source>As the window</source>
        <translation>Als het venster</translation>
    </message>
</context>
<context>
    <name>BodyCanvas</name>
    <message>
        <source>Click where it hurts.</source>
        <translation>Klik waar het pijn doet.</translation>
    </message>
    <message>
        <source>Your left</source>
        <translation>Uw links</translation>
    </message>
    <message>
        <source>Your right</source>
        <translation>Uw rechts</translation>
    </message>
    <message>
        <source>← Front, your left side</source>
        <translation>← Voor, uw linkerkant</translation>
    </message>
    <message>
        <source>← Back</source>
        <translation>← Achterkant</translation>
    </message>
    <message>
        <source>Your right side, front →</source>
        <translation>Uw rechterkant, voor →</translation>
    </message>
    <message>
        <source>Click a muscle to open it.</source>
        <translation>Klik op een spier om hem te openen.</translation>
    </message>
    <message>
        <source>Back →</source>
        <translation>Achterkant →</translation>
    </message>
</context>
<context>
    <name>BodyLayers</name>
    <message>
        <source>and {count} more: right-click</source>
        <translation>en nog {count}: klik met rechts</translation>
    </message>
</context>
<context>
    <name>BodyStage</name>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
</context>
<context>
    <name>CallBox</name>
    <message>
        <source>It may be: {condition}. Self-care for this area is closed until a doctor has looked.</source>
        <translation>Het kan dit zijn: {condition}. Zelfzorg voor dit gebied is gesloten tot een arts heeft gekeken.</translation>
    </message>
</context>
<context>
    <name>CandidateList</name>
    <message>
        <source>Show {count} more</source>
        <translation>Toon er nog {count}</translation>
    </message>
    <message>
        <source>Muscles that often cause pain there, best match first</source>
        <translation>Spieren die daar vaak pijn geven, beste overeenkomst eerst</translation>
    </message>
    <message>
        <source>Not explained by any muscle here: {places}. Other causes are possible; ask your doctor.</source>
        <translation>Door geen spier hier verklaard: {places}. Er kunnen andere oorzaken zijn; vraag het uw huisarts.</translation>
    </message>
    <message>
        <source>A match is not a diagnosis. If it stays or gets worse, let a doctor or therapist look at it.</source>
        <translation>Een overeenkomst is geen diagnose. Blijft het of wordt het erger, laat er dan een arts of therapeut naar kijken.</translation>
    </message>
    <message>
        <source>No muscle here is known to give: {symptom}</source>
        <translation>Van geen enkele spier hier is bekend dat die dit geeft: {symptom}</translation>
    </message>
    <message>
        <source>Muscles that may give: {symptom}</source>
        <translation>Spieren die dit kunnen geven: {symptom}</translation>
    </message>
    <message>
        <source>Back to what you marked</source>
        <translation>Terug naar wat u hebt aangegeven</translation>
    </message>
    <message>
        <source>Close this list</source>
        <translation>Deze lijst sluiten</translation>
    </message>
    <message>
        <source>Many other things can give this too. If it is new, strong or stays, see a doctor first.</source>
        <translation>Veel andere dingen kunnen dit ook geven. Is het nieuw, hevig of blijft het, ga dan eerst naar een arts.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Pain</source>
        <translation>Pijn</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>Vinden</translation>
    </message>
    <message>
        <source>Treat it</source>
        <translation>Behandelen</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Rekken</translation>
    </message>
    <message>
        <source>Keeps it going</source>
        <translation>Houdt het in stand</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Pas op</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Therapist</source>
        <translation>Therapeut</translation>
    </message>
    <message>
        <source>It may also give</source>
        <translation>Kan ook geven</translation>
    </message>
    <message>
        <source>About this muscle</source>
        <translation>Over deze spier</translation>
    </message>
    <message>
        <source>About here</source>
        <translation>Ongeveer hier</translation>
    </message>
    <message>
        <source>Pinch only. Never press inwards here.</source>
        <translation>Alleen knijpen. Druk hier nooit naar binnen.</translation>
    </message>
    <message>
        <source>Do not feel for this spot by pressing. Leave it to a therapist.</source>
        <translation>Zoek deze plek niet door te drukken. Laat dat aan een therapeut over.</translation>
    </message>
    <message>
        <source>Do not press here: you said that a condition applies to you.</source>
        <translation>Druk hier niet: u gaf aan dat een aandoening voor u geldt.</translation>
    </message>
    <message>
        <source>See where it lies inside</source>
        <translation>Bekijk waar het binnenin ligt</translation>
    </message>
    <message>
        <source>Nothing is described here.</source>
        <translation>Hier is niets beschreven.</translation>
    </message>
    <message>
        <source>Look at these muscles too</source>
        <translation>Kijk ook naar deze spieren</translation>
    </message>
    <message>
        <source>See someone when</source>
        <translation>Ga naar iemand toe als</translation>
    </message>
    <message>
        <source>Do not treat yourself with</source>
        <translation>Behandel uzelf niet bij</translation>
    </message>
    <message>
        <source>What else it may be</source>
        <translation>Wat het ook kan zijn</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>about: {site}</source>
        <translation>over: {site}</translation>
    </message>
    <message>
        <source>for the therapist</source>
        <translation>voor de therapeut</translation>
    </message>
    <message>
        <source>{name} (TrP {number})</source>
        <translation>{name} (TrP {number})</translation>
    </message>
    <message>
        <source>Muscle</source>
        <translation>Spier</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Plek</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Diepte</translation>
    </message>
    <message>
        <source>Pressing</source>
        <translation>Drukken</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origo</translation>
    </message>
    <message>
        <source>Insertion</source>
        <translation>Insertie</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>Innervation</source>
        <translation>Innervatie</translation>
    </message>
    <message>
        <source>Palpation</source>
        <translation>Palpatie</translation>
    </message>
    <message>
        <source>How often found</source>
        <translation>Hoe vaak gevonden</translation>
    </message>
    <message>
        <source>This rests on</source>
        <translation>Dit berust op</translation>
    </message>
    <message>
        <source>The number is that of the manual up to 1999. The edition of 2019 dropped numbers and exact spots.</source>
        <translation>Het nummer is dat van het handboek tot 1999. De druk van 2019 liet nummers en precieze plekken weg.</translation>
    </message>
    <message>
        <source>How well each area is shown</source>
        <translation>Hoe goed elk gebied is aangetoond</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bewijs</translation>
    </message>
    <message>
        <source>The sources do not agree on this pattern, or none was found.</source>
        <translation>De bronnen zijn het niet eens over dit patroon, of er is geen bron gevonden.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
    <message>
        <source>superficial</source>
        <translation>oppervlakkig</translation>
    </message>
    <message>
        <source>deep</source>
        <translation>diep</translation>
    </message>
    <message>
        <source>reached from inside the mouth</source>
        <translation>bereikbaar vanuit de mond</translation>
    </message>
    <message>
        <source>reached from inside the pelvis</source>
        <translation>bereikbaar vanuit het bekken</translation>
    </message>
    <message>
        <source>with fingers</source>
        <translation>met vingers</translation>
    </message>
    <message>
        <source>pinch only</source>
        <translation>alleen knijpen</translation>
    </message>
    <message>
        <source>not by the person</source>
        <translation>niet door uzelf</translation>
    </message>
    <message>
        <source>common</source>
        <translation>vaak</translation>
    </message>
    <message>
        <source>fairly common</source>
        <translation>tamelijk vaak</translation>
    </message>
    <message>
        <source>uncommon</source>
        <translation>niet vaak</translation>
    </message>
    <message>
        <source>rare</source>
        <translation>zelden</translation>
    </message>
    <message>
        <source>your left</source>
        <translation>uw linkerkant</translation>
    </message>
    <message>
        <source>your right</source>
        <translation>uw rechterkant</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>beide kanten</translation>
    </message>
    <message>
        <source>Tab {name}</source>
        <translation>Tabblad {name}</translation>
    </message>
    <message>
        <source>Places in this muscle, best match first:</source>
        <translation>Plekken in deze spier, beste overeenkomst eerst:</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>Lees meer</translation>
    </message>
    <message>
        <source>Show this muscle full screen</source>
        <translation>Toon deze spier op het hele scherm</translation>
    </message>
</context>
<context>
    <name>CardHeader</name>
    <message>
        <source>match {score} of 100</source>
        <translation>overeenkomst {score} van 100</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>dicht</translation>
    </message>
    <message>
        <source>The bar shows how well the described pattern fits what you marked. It is not a chance of illness.</source>
        <translation>De balk toont hoe goed het beschreven patroon past bij wat u hebt aangegeven. Het is geen kans op ziekte.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{place}: change side</source>
        <translation>{place}: andere kant kiezen</translation>
    </message>
    <message>
        <source>{place}: hurts {number} of 10; change</source>
        <translation>{place}: doet {number} van 10 pijn; wijzigen</translation>
    </message>
    <message>
        <source>How much it hurts, 0 to 10</source>
        <translation>Hoeveel pijn het doet, 0 tot 10</translation>
    </message>
    <message>
        <source>Take the mark away: {place}</source>
        <translation>Markering weghalen: {place}</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Change to your left</source>
        <translation>Verander naar uw linkerkant</translation>
    </message>
    <message>
        <source>Change to your right</source>
        <translation>Verander naar uw rechterkant</translation>
    </message>
    <message>
        <source>Mark both sides</source>
        <translation>Beide kanten aangeven</translation>
    </message>
    <message>
        <source>Show on the body</source>
        <translation>Toon op het lichaam</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Clear all</source>
        <translation>Alles wissen</translation>
    </message>
</context>
<context>
    <name>ContentsList</name>
    <message>
        <source>Contents of the library</source>
        <translation>Inhoud van de bibliotheek</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>It also fits what you marked.</source>
        <translation>Hij past ook bij wat u hebt aangegeven.</translation>
    </message>
</context>
<context>
    <name>DrawingModel</name>
    <message>
        <source>Remove mark</source>
        <translation>Markering weghalen</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Aangeven</translation>
    </message>
    <message>
        <source>Change all marks</source>
        <translation>Alle markeringen wijzigen</translation>
    </message>
    <message>
        <source>Clear all marks</source>
        <translation>Alle markeringen wissen</translation>
    </message>
    <message>
        <source>Change intensity</source>
        <translation>Sterkte wijzigen</translation>
    </message>
    <message>
        <source>Change side</source>
        <translation>Kant wijzigen</translation>
    </message>
</context>
<context>
    <name>EmptyPanel</name>
    <message>
        <source>Click where it hurts.</source>
        <translation>Klik waar het pijn doet.</translation>
    </message>
    <message>
        <source>The list then names the muscles that often cause pain there, and what you can try. Click again to take a mark away.</source>
        <translation>De lijst noemt dan de spieren die daar vaak pijn geven, en wat u kunt proberen. Klik nog eens om een markering weg te halen.</translation>
    </message>
    <message>
        <source>Or try an example:</source>
        <translation>Of probeer een voorbeeld:</translation>
    </message>
    <message>
        <source>New here? Start with a short article</source>
        <translation>Nieuw hier? Begin met een kort artikel</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation>Zoek in dit artikel</translation>
    </message>
    <message>
        <source>The one before (Shift+Enter)</source>
        <translation>De vorige (Shift+Enter)</translation>
    </message>
    <message>
        <source>The next one (Enter)</source>
        <translation>De volgende (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Sluiten (Esc)</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} van {count}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Niet gevonden</translation>
    </message>
</context>
<context>
    <name>FlagRow</name>
    <message>
        <source>{signs} This applies to me</source>
        <translation>{signs} Dit geldt voor mij</translation>
    </message>
</context>
<context>
    <name>Flags</name>
    <message>
        <source>Call {number} now.</source>
        <translation>Bel nu {number}.</translation>
    </message>
    <message>
        <source>Call today: {who}.</source>
        <translation>Bel vandaag: {who}.</translation>
    </message>
    <message>
        <source>Make an appointment with your doctor within a few days.</source>
        <translation>Maak binnen een paar dagen een afspraak met uw huisarts.</translation>
    </message>
</context>
<context>
    <name>FlagsBanner</name>
    <message>
        <source>First rule this out. Tick what applies to you, and call {number} at once.</source>
        <translation>Sluit dit eerst uit. Vink aan wat voor u geldt, en bel meteen {number}.</translation>
    </message>
    <message>
        <source>Emergency signs ({count}): you said that none applies.</source>
        <translation>Noodsignalen ({count}): u gaf aan dat er geen voor u geldt.</translation>
    </message>
    <message>
        <source>First rule this out</source>
        <translation>Sluit dit eerst uit</translation>
    </message>
    <message>
        <source>None of these applies</source>
        <translation>Niets hiervan geldt voor mij</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>Toon ze weer</translation>
    </message>
    <message>
        <source>All warning signs ({count} more)</source>
        <translation>Alle waarschuwingen (nog {count})</translation>
    </message>
    <message>
        <source>Fewer warning signs</source>
        <translation>Minder waarschuwingen</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>For learning and talking with your therapist. It is not a diagnosis. Works offline. Nothing leaves this computer.</source>
        <translation>Om te leren en om met uw therapeut te bespreken. Het is geen diagnose. Werkt zonder internet. Niets verlaat deze computer.</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Woordenlijst</translation>
    </message>
    <message>
        <source>Search for a word</source>
        <translation>Zoek een woord</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Woorden</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Wat het betekent</translation>
    </message>
    <message>
        <source>There is no word like this in the glossary.</source>
        <translation>De woordenlijst heeft geen woord dat hierop lijkt.</translation>
    </message>
    <message>
        <source>Did you mean: {words}?</source>
        <translation>Bedoelde u: {words}?</translation>
    </message>
    <message>
        <source>Also called: {words}</source>
        <translation>Ook wel: {words}</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>Zie ook</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
</context>
<context>
    <name>HandoutDialog</name>
    <message>
        <source>Hand-out</source>
        <translation>Hand-out</translation>
    </message>
    <message>
        <source>What goes into the hand-out</source>
        <translation>Wat in de hand-out komt</translation>
    </message>
    <message>
        <source>Search for an article or a muscle</source>
        <translation>Zoek een artikel of een spier</translation>
    </message>
    <message>
        <source>Information to take along</source>
        <translation>Informatie om mee te nemen</translation>
    </message>
    <message>
        <source>Shaded</source>
        <translation>Met schaduw</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>Lijntekening</translation>
    </message>
    <message>
        <source>Large type (14 points)</source>
        <translation>Grote letters (14 punten)</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>Titel:</translation>
    </message>
    <message>
        <source>Paper:</source>
        <translation>Papier:</translation>
    </message>
    <message>
        <source>Body:</source>
        <translation>Lichaam:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>A&amp;fdrukken …</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>Opslaan als P&amp;DF …</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Gestopt. Er is niets opgeslagen.</translation>
    </message>
    <message>
        <source>Tick at the left what goes into the hand-out.</source>
        <translation>Kruis links aan wat in de hand-out komt.</translation>
    </message>
    <message>
        <source>The pages are being made …</source>
        <translation>De bladzijden worden gemaakt …</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 bladzijde</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} bladzijden</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Bezig met opslaan …</translation>
    </message>
    <message>
        <source>Printing …</source>
        <translation>Bezig met afdrukken …</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Naar de printer gestuurd.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Opgeslagen: {file}</translation>
    </message>
</context>
<context>
    <name>HandoutTree</name>
    <message>
        <source>Pain map and list for the therapist</source>
        <translation>Pijnkaart en lijst voor de therapeut</translation>
    </message>
    <message>
        <source>What you marked.</source>
        <translation>Wat u hebt aangegeven.</translation>
    </message>
    <message>
        <source>Pain map (nothing is marked)</source>
        <translation>Pijnkaart (er is niets aangegeven)</translation>
    </message>
    <message>
        <source>Mark where it hurts first; then the map can go along.</source>
        <translation>Geef eerst aan waar het pijn doet; dan kan de kaart mee.</translation>
    </message>
    <message>
        <source>Leaflets on the muscles that were found</source>
        <translation>Folders over de gevonden spieren</translation>
    </message>
    <message>
        <source>Leaflets on other muscles</source>
        <translation>Folders over andere spieren</translation>
    </message>
</context>
<context>
    <name>InnerInset</name>
    <message>
        <source>Inside</source>
        <translation>Van binnen</translation>
    </message>
    <message>
        <source>Places inside: fold or unfold</source>
        <translation>Plekken van binnen: in- of uitklappen</translation>
    </message>
    <message>
        <source>Inside the mouth, behind the eyes, deep in the ears</source>
        <translation>In de mond, achter de ogen, diep in de oren</translation>
    </message>
    <message>
        <source>Point at a place</source>
        <translation>Wijs een plek aan</translation>
    </message>
</context>
<context>
    <name>IntensityPopup</name>
    <message>
        <source>How much does it hurt?</source>
        <translation>Hoeveel pijn doet het?</translation>
    </message>
    <message>
        <source>How much it hurts, 0 to 10: {place}</source>
        <translation>Hoeveel pijn het doet, 0 tot 10: {place}</translation>
    </message>
    <message>
        <source>0 is no pain, 10 the worst there is</source>
        <translation>0 is geen pijn, 10 de ergste die er is</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>where it hurts</source>
        <translation>waar het pijn doet</translation>
    </message>
    <message>
        <source>usual pain area</source>
        <translation>gewone pijnplek</translation>
    </message>
    <message>
        <source>sometimes also here</source>
        <translation>soms ook hier</translation>
    </message>
    <message>
        <source>the muscle (dashed: deep)</source>
        <translation>de spier (gestreept: diep)</translation>
    </message>
    <message>
        <source>trigger point, about here</source>
        <translation>triggerpoint, ongeveer hier</translation>
    </message>
    <message>
        <source>muscles (dashed: deep)</source>
        <translation>spieren (gestreept: diep)</translation>
    </message>
    <message>
        <source>landmark, can be felt</source>
        <translation>herkenningspunt, te voelen</translation>
    </message>
    <message>
        <source>Legend: {signs}</source>
        <translation>Legenda: {signs}</translation>
    </message>
</context>
<context>
    <name>LibraryField</name>
    <message>
        <source>Search the library</source>
        <translation>Zoek in de bibliotheek</translation>
    </message>
    <message>
        <source>Search articles, muscles, places, symptoms and words</source>
        <translation>Zoek in artikelen, spieren, plekken, klachten en woorden</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Bibliotheek</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Kaart</translation>
    </message>
    <message>
        <source>Back to the map (Esc)</source>
        <translation>Terug naar de kaart (Esc)</translation>
    </message>
    <message>
        <source>Back to where you were (Alt+Left)</source>
        <translation>Terug naar waar u was (Alt+pijl links)</translation>
    </message>
    <message>
        <source>Contents and search</source>
        <translation>Inhoud en zoeken</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Zoek</translation>
    </message>
    <message>
        <source>Find in this article (Ctrl+F)</source>
        <translation>Zoek in dit artikel (Ctrl+F)</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Presenteren</translation>
    </message>
    <message>
        <source>Show full screen, step by step (F5)</source>
        <translation>Toon stap voor stap op het hele scherm (F5)</translation>
    </message>
    <message>
        <source>Hand-out …</source>
        <translation>Hand-out …</translation>
    </message>
    <message>
        <source>Print this article, or save it as PDF (Ctrl+P)</source>
        <translation>Druk dit artikel af, of sla het op als PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Previous article (Ctrl+Page Up)</source>
        <translation>Vorig artikel (Ctrl+Page Up)</translation>
    </message>
    <message>
        <source>Next article (Ctrl+Page Down)</source>
        <translation>Volgend artikel (Ctrl+Page Down)</translation>
    </message>
    <message>
        <source>Words explained</source>
        <translation>Woorden uitgelegd</translation>
    </message>
    <message>
        <source>Some articles could not be read in full ({count})</source>
        <translation>Sommige artikelen zijn niet helemaal te lezen ({count})</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Trigger Map</source>
        <translation>Trigger Map</translation>
    </message>
    <message>
        <source>Map of the body: {view}</source>
        <translation>Kaart van het lichaam: {view}</translation>
    </message>
    <message>
        <source>Arrow keys walk from place to place, Enter marks where it hurts, the digits choose a view. Shift and the left or right arrow turn the body. Control and Enter open a close-up, Escape leads back.</source>
        <translation>Met de pijltjes gaat u van plek naar plek, Enter geeft aan waar het pijn doet, de cijfers kiezen een aanzicht. Shift met het pijltje naar links of rechts draait het lichaam. Control met Enter opent een plek van dichtbij, Escape brengt u terug.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Welcome. This program teaches; it can be wrong. Signs that need a doctor stand above every list: read those first.</source>
        <translation>Welkom. Dit programma geeft uitleg; het kan het mis hebben. Boven elke lijst staat wanneer u een arts nodig hebt: lees dat eerst.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Deze melding sluiten</translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message>
        <source>Use this pack</source>
        <translation>Dit pakket gebruiken</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Verwijderen …</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} verwijderen</translation>
    </message>
    <message>
        <source>It has problems and is left out:</source>
        <translation>Er zijn fouten, daarom doet het niet mee:</translation>
    </message>
    <message>
        <source>Folder: {name}</source>
        <translation>Map: {name}</translation>
    </message>
    <message>
        <source>Version {version}, by {author}</source>
        <translation>Versie {version}, van {author}</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licentie: {licence}</translation>
    </message>
</context>
<context>
    <name>PackNotice</name>
    <message>
        <source>A content pack is being placed on the body: {count} trigger points to go.</source>
        <translation>Een inhoudspakket wordt op het lichaam gezet: nog {count} triggerpoints.</translation>
    </message>
    <message>
        <source>The content pack “{name}” has problems and is left out. All else works.</source>
        <translation>Het inhoudspakket “{name}” heeft fouten en doet niet mee. De rest werkt gewoon.</translation>
    </message>
    <message>
        <source>{count} content packs have problems and are left out. All else works.</source>
        <translation>{count} inhoudspakketten hebben fouten en doen niet mee. De rest werkt gewoon.</translation>
    </message>
    <message>
        <source>Details …</source>
        <translation>Details …</translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, regel {line}</translation>
    </message>
</context>
<context>
    <name>PacksDialog</name>
    <message>
        <source>Content packs</source>
        <translation>Inhoudspakketten</translation>
    </message>
    <message>
        <source>A pack holds muscles, notes or words of your own or your clinic&apos;s. They stand beside Trigger Map&apos;s own content, with the name of the pack. Trigger Map did not check them.</source>
        <translation>Een pakket bevat spieren, notities of woorden van uzelf of van uw praktijk. Ze staan naast de inhoud van Trigger Map, met de naam van het pakket erbij. Trigger Map heeft ze niet nagekeken.</translation>
    </message>
    <message>
        <source>Add a pack (.zip) …</source>
        <translation>Pakket toevoegen (.zip) …</translation>
    </message>
    <message>
        <source>Add a folder …</source>
        <translation>Map toevoegen …</translation>
    </message>
    <message>
        <source>Make an example</source>
        <translation>Voorbeeld maken</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Opnieuw lezen</translation>
    </message>
    <message>
        <source>There are no packs yet. Add one that you were given, or make an example: its files say how to write a muscle or a note of your own.</source>
        <translation>Er zijn nog geen pakketten. Voeg er een toe dat u kreeg, of maak een voorbeeld: in de bestanden daarvan staat hoe u zelf een spier of een notitie schrijft.</translation>
    </message>
    <message>
        <source>Add a pack</source>
        <translation>Pakket toevoegen</translation>
    </message>
    <message>
        <source>Content packs (*.zip)</source>
        <translation>Inhoudspakketten (*.zip)</translation>
    </message>
    <message>
        <source>Add the folder of a pack</source>
        <translation>Map van een pakket toevoegen</translation>
    </message>
    <message>
        <source>“{name}” was not added. It has problems:</source>
        <translation>“{name}” is niet toegevoegd. Er zijn fouten:</translation>
    </message>
    <message>
        <source>Added: {name}</source>
        <translation>Toegevoegd: {name}</translation>
    </message>
    <message>
        <source>It is there already; it was left as it is.</source>
        <translation>Het is er al; het is gelaten zoals het was.</translation>
    </message>
    <message>
        <source>The pack “{name}” is there already, version {old}. Replace it by version {new}?</source>
        <translation>Het pakket “{name}” is er al, versie {old}. Vervangen door versie {new}?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>Remove the pack “{name}”? Its folder goes to the trash.</source>
        <translation>Het pakket “{name}” verwijderen? De map gaat naar de prullenbak.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Removed: {name}</source>
        <translation>Verwijderd: {name}</translation>
    </message>
    <message>
        <source>Read again.</source>
        <translation>Opnieuw gelezen.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Previous page</source>
        <translation>Vorige bladzijde</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Volgende bladzijde</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Groter</translation>
    </message>
    <message>
        <source>Show the page large enough to read</source>
        <translation>Toon de bladzijde groot genoeg om te lezen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Bladzijde {page} van {pages}</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>What the grades mean</source>
        <translation>Wat de oordelen betekenen</translation>
    </message>
    <message>
        <source>Open the glossary</source>
        <translation>Open de woordenlijst</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Sluiten (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Web address of this source</source>
        <translation>Webadres van deze bron</translation>
    </message>
</context>
<context>
    <name>Presentation</name>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} van {count}</translation>
    </message>
    <message>
        <source>Next: Space or →    Back: ←    Leave: Esc</source>
        <translation>Verder: spatie of →    Terug: ←    Stoppen: Esc</translation>
    </message>
    <message>
        <source>The end. Leave: Esc</source>
        <translation>Einde. Stoppen: Esc</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Previous: {title}</source>
        <translation>Vorige: {title}</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>Volgende: {title}</translation>
    </message>
    <message>
        <source>Read this article</source>
        <translation>Lees dit artikel</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Toon op de kaart</translation>
    </message>
    <message>
        <source>How sure this is, and where it comes from</source>
        <translation>Hoe zeker dit is, en waar het vandaan komt</translation>
    </message>
</context>
<context>
    <name>RegionList</name>
    <message>
        <source>Filter this list</source>
        <translation>Filter deze lijst</translation>
    </message>
    <message>
        <source>Filter the list of places</source>
        <translation>De lijst met plekken filteren</translation>
    </message>
    <message>
        <source>Places on the body, with a box for each side</source>
        <translation>Plekken op het lichaam, met een vakje per kant</translation>
    </message>
</context>
<context>
    <name>RegionTreeModel</name>
    <message>
        <source>Place</source>
        <translation>Plek</translation>
    </message>
    <message>
        <source>Your left</source>
        <translation>Uw links</translation>
    </message>
    <message>
        <source>Your right</source>
        <translation>Uw rechts</translation>
    </message>
    <message>
        <source>{name} · {count} marked</source>
        <translation>{name} · {count} aangegeven</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Muscle, on the map</source>
        <translation>Spier, op de kaart</translation>
    </message>
    <message>
        <source>Place, on the map</source>
        <translation>Plek, op de kaart</translation>
    </message>
    <message>
        <source>Symptom: muscles that may give it</source>
        <translation>Klacht: spieren die hem kunnen geven</translation>
    </message>
    <message>
        <source>Word explained</source>
        <translation>Woord uitgelegd</translation>
    </message>
    <message>
        <source>Found for “{words}”</source>
        <translation>Gevonden voor “{words}”</translation>
    </message>
    <message>
        <source>Nothing was found for “{words}”.</source>
        <translation>Er is niets gevonden voor “{words}”.</translation>
    </message>
    <message>
        <source>This computer can search titles and headings only, not the whole texts.</source>
        <translation>Deze computer kan alleen in titels en kopjes zoeken, niet in de hele teksten.</translation>
    </message>
    <message>
        <source>Try a simpler word, or fewer words.</source>
        <translation>Probeer een eenvoudiger woord, of minder woorden.</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Zoekresultaten</translation>
    </message>
</context>
<context>
    <name>ReturnStrip</name>
    <message>
        <source>Back to “{title}”</source>
        <translation>Terug naar “{title}”</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search: sinus, temple, stiff neck …</source>
        <translation>Zoek: bijholte, slaap, stijve nek …</translation>
    </message>
    <message>
        <source>Search for a place, a muscle or a symptom</source>
        <translation>Zoek een plek, een spier of een klacht</translation>
    </message>
    <message>
        <source>Nothing found. Try a simpler word, or click the body.</source>
        <translation>Niets gevonden. Probeer een eenvoudiger woord, of klik op het lichaam.</translation>
    </message>
    <message>
        <source>{name} (article)</source>
        <translation>{name} (artikel)</translation>
    </message>
    <message>
        <source>{name} (word explained)</source>
        <translation>{name} (woord uitgelegd)</translation>
    </message>
    <message>
        <source>{name} (muscle: {latin})</source>
        <translation>{name} (spier: {latin})</translation>
    </message>
    <message>
        <source>{name} (muscle)</source>
        <translation>{name} (spier)</translation>
    </message>
    <message>
        <source>{name} (symptom)</source>
        <translation>{name} (klacht)</translation>
    </message>
</context>
<context>
    <name>SelfCare</name>
    <message>
        <source>No self-treatment is described for this muscle.</source>
        <translation>Voor deze spier is geen zelfbehandeling beschreven.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stappen</translation>
    </message>
    <message>
        <source>Stop when</source>
        <translation>Stop als</translation>
    </message>
    <message>
        <source>Do not press this spot yourself.</source>
        <translation>Druk niet zelf op deze plek.</translation>
    </message>
    <message>
        <source>It lies where pressing can harm, or where fingers can&apos;t reach it safely. Leave it to a trained therapist.</source>
        <translation>De plek ligt waar drukken schade kan geven, of waar vingers er niet veilig bij kunnen. Laat dit aan een opgeleide therapeut over.</translation>
    </message>
    <message>
        <source>Do not press here: you said that a condition applies to you.</source>
        <translation>Druk hier niet: u gaf aan dat een aandoening voor u geldt.</translation>
    </message>
    <message>
        <source>Ask your doctor or therapist first. The steps are hidden.</source>
        <translation>Vraag het eerst uw arts of therapeut. De stappen zijn verborgen.</translation>
    </message>
    <message>
        <source>Pinch only.</source>
        <translation>Alleen knijpen.</translation>
    </message>
    <message>
        <source>Lift the muscle between thumb and fingers. Never press inwards here.</source>
        <translation>Til de spier op tussen duim en vingers. Druk hier nooit naar binnen.</translation>
    </message>
    <message>
        <source>If this applies to you: {condition}</source>
        <translation>Als dit voor u geldt: {condition}</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Waarmee</translation>
    </message>
    <message>
        <source>{range} on a scale of 0 to 10</source>
        <translation>{range} op een schaal van 0 tot 10</translation>
    </message>
    <message>
        <source>How hard</source>
        <translation>Hoe hard</translation>
    </message>
    <message>
        <source>{range} seconds each time</source>
        <translation>{range} seconden per keer</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Hoe lang</translation>
    </message>
    <message>
        <source>{range} times a day</source>
        <translation>{range} keer per dag</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Hoe vaak</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} tot {high}</translation>
    </message>
    <message>
        <source>Heat or cold</source>
        <translation>Warmte of kou</translation>
    </message>
    <message>
        <source>No stretch is advised for this muscle.</source>
        <translation>Voor deze spier wordt geen rekoefening aangeraden.</translation>
    </message>
    <message>
        <source>Do not stretch: you said that a condition applies to you.</source>
        <translation>Rek niet: u gaf aan dat een aandoening voor u geldt.</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} seconden</translation>
    </message>
    <message>
        <source>{count} times</source>
        <translation>{count} keer</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Vasthouden</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Herhalen</translation>
    </message>
</context>
<context>
    <name>ShortCheck</name>
    <message>
        <source>Short check first (optional)</source>
        <translation>Eerst kort nagaan (mag u overslaan)</translation>
    </message>
    <message>
        <source>Does one of these apply to you? What you leave open counts as a caution.</source>
        <translation>Geldt een van deze voor u? Wat u open laat, telt als waarschuwing.</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Geen van deze</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Overslaan</translation>
    </message>
    <message>
        <source>Short check: {conditions}</source>
        <translation>Nagegaan: {conditions}</translation>
    </message>
    <message>
        <source>Short check skipped: the cautions below count for you until you answer.</source>
        <translation>Overgeslagen: de waarschuwingen hieronder tellen voor u tot u antwoordt.</translation>
    </message>
    <message>
        <source>Short check: none of these apply to you.</source>
        <translation>Nagegaan: geen van deze geldt voor u.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>If yes: {advice}</source>
        <translation>Zo ja: {advice}</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Best match: {muscle}  ↓</source>
        <translation>Beste overeenkomst: {muscle}  ↓</translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message>
        <source>The muscle and where its pain is felt</source>
        <translation>De spier en waar de pijn wordt gevoeld</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>Vinden</translation>
    </message>
    <message>
        <source>Stretch it</source>
        <translation>Rekken</translation>
    </message>
    <message>
        <source>What keeps it going</source>
        <translation>Wat het in stand houdt</translation>
    </message>
    <message>
        <source>See someone when</source>
        <translation>Ga naar iemand toe als</translation>
    </message>
    <message>
        <source>First rule this out</source>
        <translation>Sluit dit eerst uit</translation>
    </message>
    <message>
        <source>Signs that need a doctor first</source>
        <translation>Tekens waarvoor eerst een arts nodig is</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Pas op</translation>
    </message>
    <message>
        <source>Never press here yourself. Leave it to a trained therapist.</source>
        <translation>Druk hier nooit zelf. Laat het aan een ervaren therapeut over.</translation>
    </message>
    <message>
        <source>Not to be pressed</source>
        <translation>Hier niet drukken</translation>
    </message>
    <message>
        <source>Treat it yourself</source>
        <translation>Zelf behandelen</translation>
    </message>
    <message>
        <source>Ask your doctor or therapist first if you have:</source>
        <translation>Vraag het eerst aan uw arts of therapeut als dit bij u past:</translation>
    </message>
    <message>
        <source>Pinch only. Never press inwards here.</source>
        <translation>Alleen knijpen. Druk hier nooit naar binnen.</translation>
    </message>
    <message>
        <source>Stop when</source>
        <translation>Stop als</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Trigger Map</source>
        <translation>Trigger Map</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Ongedaan maken (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Opnieuw (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Kleuren</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tekstgrootte</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliotheek</translation>
    </message>
    <message>
        <source>Articles to read, and search (Ctrl+B)</source>
        <translation>Artikelen om te lezen, en zoeken (Ctrl+B)</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lijst</translation>
    </message>
    <message>
        <source>List of places instead of the map (Ctrl+L)</source>
        <translation>Lijst met plekken in plaats van de kaart (Ctrl+L)</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Afdrukken …</translation>
    </message>
    <message>
        <source>Print the map (Ctrl+P)</source>
        <translation>De kaart afdrukken (Ctrl+P)</translation>
    </message>
    <message>
        <source>Body: {body}</source>
        <translation>Lichaam: {body}</translation>
    </message>
    <message>
        <source>Language: {language}</source>
        <translation>Taal: {language}</translation>
    </message>
</context>
<context>
    <name>ViewStrip</name>
    <message>
        <source>Views of the body</source>
        <translation>Aanzichten van het lichaam</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Front</source>
        <translation>Voorkant</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Achterkant</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Linkerkant</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Rechterkant</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Hoofd</translation>
    </message>
    <message>
        <source>Head, left</source>
        <translation>Hoofd links</translation>
    </message>
    <message>
        <source>Head, right</source>
        <translation>Hoofd rechts</translation>
    </message>
    <message>
        <source>Head, back</source>
        <translation>Achterhoofd</translation>
    </message>
    <message>
        <source>Head, top</source>
        <translation>Hoofd, boven</translation>
    </message>
    <message>
        <source>Inside, left</source>
        <translation>Binnen, links</translation>
    </message>
    <message>
        <source>Inside, right</source>
        <translation>Binnen, rechts</translation>
    </message>
    <message>
        <source>Shoulders</source>
        <translation>Schouders</translation>
    </message>
    <message>
        <source>Pelvic floor</source>
        <translation>Bekkenbodem</translation>
    </message>
    <message>
        <source>Left, {face}</source>
        <translation>Links, {face}</translation>
    </message>
    <message>
        <source>Right, {face}</source>
        <translation>Rechts, {face}</translation>
    </message>
    <message>
        <source>palm</source>
        <translation>palm</translation>
    </message>
    <message>
        <source>back</source>
        <translation>achter</translation>
    </message>
    <message>
        <source>front</source>
        <translation>voor</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>buiten</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>binnen</translation>
    </message>
    <message>
        <source>top</source>
        <translation>boven</translation>
    </message>
    <message>
        <source>sole</source>
        <translation>zool</translation>
    </message>
    <message>
        <source>without the arm</source>
        <translation>zonder de arm</translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation>Bekken</translation>
    </message>
    <message>
        <source>Side of trunk and hip</source>
        <translation>Zijkant van romp en heup</translation>
    </message>
    <message>
        <source>Upper arms</source>
        <translation>Bovenarmen</translation>
    </message>
    <message>
        <source>Forearms</source>
        <translation>Onderarmen</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>Handen</translation>
    </message>
    <message>
        <source>Thighs</source>
        <translation>Bovenbenen</translation>
    </message>
    <message>
        <source>Lower legs</source>
        <translation>Onderbenen</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>Voeten</translation>
    </message>
    <message>
        <source>Trunk, side</source>
        <translation>Romp, zijkant</translation>
    </message>
    <message>
        <source>Arms, hands</source>
        <translation>Armen, handen</translation>
    </message>
    <message>
        <source>Legs, feet</source>
        <translation>Benen, voeten</translation>
    </message>
    <message>
        <source>the front</source>
        <translation>voren</translation>
    </message>
    <message>
        <source>your left</source>
        <translation>uw linkerkant</translation>
    </message>
    <message>
        <source>the back</source>
        <translation>achteren</translation>
    </message>
    <message>
        <source>your right</source>
        <translation>uw rechterkant</translation>
    </message>
    <message>
        <source>{view}, {degrees}° towards {side}</source>
        <translation>{view}, {degrees}° naar {side}</translation>
    </message>
    <message>
        <source>{view}, something is marked here</source>
        <translation>{view}, hier is iets aangegeven</translation>
    </message>
    <message>
        <source>{view} (key {number})</source>
        <translation>{view} (toets {number})</translation>
    </message>
    <message>
        <source>{count} views</source>
        <translation>{count} aanzichten</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Fit</source>
        <translation>Passend</translation>
    </message>
    <message>
        <source>Fit ({zoom} %)</source>
        <translation>Passend ({zoom} %)</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Hele lichaam</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Lagen</translation>
    </message>
    <message>
        <source>Turn to the left (Shift+←)</source>
        <translation>Naar links draaien (Shift+←)</translation>
    </message>
    <message>
        <source>Turn to the right (Shift+→)</source>
        <translation>Naar rechts draaien (Shift+→)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Uitzoomen (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Inzoomen (+)</translation>
    </message>
    <message>
        <source>Fit the picture (0)</source>
        <translation>Beeld passend maken (0)</translation>
    </message>
    <message>
        <source>Back to the whole body (Esc)</source>
        <translation>Terug naar het hele lichaam (Esc)</translation>
    </message>
    <message>
        <source>Layers: line art, landmarks, muscles</source>
        <translation>Lagen: lijntekening, herkenningspunten, spieren</translation>
    </message>
</context>
</TS>
